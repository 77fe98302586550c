/** The mail that invites a person to a brand's or a company's team. */
import type { Locale } from "@/lib/core/ctx";
import { linkMail } from "./_components/link-mail";
import type { MailBrand } from "./_components/mail-brand";
import type { RenderedMail } from "./_components/render-mail";

export interface InviteMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** Whose team: the company's name, or the brand's. */
  readonly company: string;
  /** On the brand's host, with the token. */
  readonly url: string;
  readonly daysValid: number;
}

const TEXTS = {
  en: {
    subject: (brand: string) => `Your invitation to ${brand}`,
    lead: (company: string, brand: string) =>
      company === brand
        ? `You are invited to the team of ${brand}.`
        : `You are invited to use ${brand} for ${company}.`,
    button: "Accept the invitation",
    note: (days: number) =>
      `You choose a password and are signed in. The link works once, for ${days} days. If you did not expect this, ignore this mail.`,
  },
  de: {
    subject: (brand: string) => `Ihre Einladung zu ${brand}`,
    lead: (company: string, brand: string) =>
      company === brand
        ? `Sie sind in das Team von ${brand} eingeladen.`
        : `Sie sind eingeladen, ${brand} für ${company} zu nutzen.`,
    button: "Einladung annehmen",
    note: (days: number) =>
      `Sie wählen ein Passwort und sind angemeldet. Der Link gilt einmal und ${days} Tage lang. Wenn Sie das nicht erwartet haben, ignorieren Sie diese E-Mail.`,
  },
} as const;

export function inviteMail({ company, daysValid, ...props }: InviteMailProps): Promise<RenderedMail> {
  const t = TEXTS[props.locale];
  const { name } = props.brand;
  return linkMail({
    ...props,
    subject: t.subject(name),
    lead: t.lead(company, name),
    button: t.button,
    note: t.note(daysValid),
  });
}
