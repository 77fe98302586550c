/** The mail that invites a person to a brand's or a company's team. */
import type { Locale } from "@/lib/core/ctx";
import type { MailBrand } from "./_components/mail-brand";
import { MailButton, MailLayout } from "./_components/mail-layout";
import { type RenderedMail, renderMail, subjectLine } from "./_components/render-mail";

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

export async function inviteMail(props: InviteMailProps): Promise<RenderedMail> {
  const { brand, locale, company, url, daysValid } = props;
  const t = TEXTS[locale];
  const subject = subjectLine(t.subject(brand.name));
  const lead = t.lead(company, brand.name);
  const html = await renderMail(
    <MailLayout brand={brand} locale={locale} title={subject} preview={lead}>
      <h1 style={{ margin: "0 0 8px", fontSize: 20, lineHeight: "28px" }}>{subject}</h1>
      <p style={{ margin: "0 0 20px" }}>{lead}</p>
      <p style={{ margin: "0 0 20px" }}>
        <MailButton href={url} colors={brand.colors} radius={brand.radius}>
          {t.button}
        </MailButton>
      </p>
      <p style={{ margin: 0, color: brand.colors.textMuted, fontSize: 13 }}>{t.note(daysValid)}</p>
    </MailLayout>,
  );
  const text = `${subject}\n\n${lead}\n${url}\n\n${t.note(daysValid)}\n\n-- \n${brand.legalName}\n`;
  return { subject, html, text };
}
