import { passwordLinkMail } from "@/emails/password-link-mail";
import { linkRequest } from "./request-link";

export const PASSWORD_LINK_MINUTES = 60;

/** Mails a link to choose a new password by, to whoever has an account with that address (see request-link.ts). */
export const requestPasswordLink = linkRequest({
  purpose: "password",
  minutes: PASSWORD_LINK_MINUTES,
  path: "/sign-in/password",
  throttle: "password-link",
  mail: passwordLinkMail,
});
