/** The mail with a sign-in link. */
import type { Locale } from "@/lib/core/ctx";
import type { MailBrand } from "./_components/mail-brand";
import { MailButton, MailLayout } from "./_components/mail-layout";
import { type RenderedMail, renderMail, subjectLine } from "./_components/render-mail";

export interface SignInMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** On the brand's host, with the token. */
  readonly url: string;
  readonly minutesValid: number;
}

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

export async function signInMail(props: SignInMailProps): Promise<RenderedMail> {
  const { brand, locale, url, minutesValid } = props;
  const t = TEXTS[locale];
  const subject = subjectLine(t.subject(brand.name));
  const html = await renderMail(
    <MailLayout brand={brand} locale={locale} title={subject} preview={t.lead}>
      <h1 style={{ margin: "0 0 8px", fontSize: 20, lineHeight: "28px" }}>{subject}</h1>
      <p style={{ margin: "0 0 20px" }}>{t.lead}</p>
      <p style={{ margin: "0 0 20px" }}>
        <MailButton href={url} colors={brand.colors} radius={brand.radius}>
          {t.button}
        </MailButton>
      </p>
      <p style={{ margin: 0, color: brand.colors.textMuted, fontSize: 13 }}>{t.note(minutesValid)}</p>
    </MailLayout>,
  );
  const text = `${subject}\n\n${t.lead}\n${url}\n\n${t.note(minutesValid)}\n\n-- \n${brand.legalName}\n`;
  return { subject, html, text };
}
