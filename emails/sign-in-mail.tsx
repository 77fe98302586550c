/** The mail with a sign-in link. */
import { type LinkMailProps, linkMail } from "./_components/link-mail";
import type { RenderedMail } from "./_components/render-mail";

const TEXTS = {
  en: {
    subject: (brand: string) => `Sign in to ${brand}`,
    lead: "Here is your link to sign in.",
    button: "Sign in",
    note: (minutes: number) =>
      `The link works once, for ${minutes} minutes. If you did not ask for it, ignore this mail: nothing happens.`,
  },
  de: {
    subject: (brand: string) => `Anmelden bei ${brand}`,
    lead: "Hier ist Ihr Link zum Anmelden.",
    button: "Anmelden",
    note: (minutes: number) =>
      `Der Link gilt einmal und ${minutes} Minuten lang. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail: Es geschieht nichts.`,
  },
} as const;

export function signInMail({ email: _, minutesValid, ...props }: LinkMailProps): Promise<RenderedMail> {
  const t = TEXTS[props.locale];
  return linkMail({
    ...props,
    subject: t.subject(props.brand.name),
    lead: t.lead,
    button: t.button,
    note: t.note(minutesValid),
  });
}
