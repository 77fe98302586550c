import { signInMail } from "@/emails/sign-in-mail";
import { LINK_MINUTES } from "./make-sign-in-link";
import { linkRequest } from "./request-link";

/** Mails a link that signs in, to whoever has an account with that address (see request-link.ts). */
export const requestSignInLink = linkRequest({
  purpose: "sign_in",
  minutes: LINK_MINUTES,
  path: "/sign-in/link",
  throttle: "link",
  mail: signInMail,
});
