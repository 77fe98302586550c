/** The mail with a link to choose a new password by. */
import { type LinkMailProps, linkMail } from "./_components/link-mail";
import type { RenderedMail } from "./_components/render-mail";

const TEXTS = {
  en: {
    subject: (brand: string) => `Choose a new password at ${brand}`,
    lead: (email: string) => `Here is your link to choose a new password for ${email}.`,
    button: "Choose a new password",
    note: (minutes: number) =>
      `The link works once, for ${minutes} minutes. If you did not ask for it, ignore this mail: your password stays as it is.`,
  },
  de: {
    subject: (brand: string) => `Neues Passwort bei ${brand} wählen`,
    lead: (email: string) => `Hier ist Ihr Link, um ein neues Passwort für ${email} zu wählen.`,
    button: "Neues Passwort wählen",
    note: (minutes: number) =>
      `Der Link gilt einmal und ${minutes} Minuten lang. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.`,
  },
} as const;

export function passwordLinkMail({ email, minutesValid, ...props }: LinkMailProps): Promise<RenderedMail> {
  const t = TEXTS[props.locale];
  return linkMail({
    ...props,
    subject: t.subject(props.brand.name),
    lead: t.lead(email),
    button: t.button,
    note: t.note(minutesValid),
  });
}
