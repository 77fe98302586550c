/** The mail that tells a person that their password was changed, so that nobody changes it behind their back. */
import type { Locale } from "@/lib/core/ctx";
import { formatWithZone } from "@/lib/core/time-text";
import type { MailBrand } from "./_components/mail-brand";
import { noticeMail } from "./_components/notice-mail";
import type { RenderedMail } from "./_components/render-mail";

export interface PasswordChangedMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** IANA zone of the person. */
  readonly timeZone: string;
  readonly email: string;
  readonly at: Date;
  /** There was none before. */
  readonly first: boolean;
  /** On the brand's host. */
  readonly settingsUrl: string;
}

const TEXTS = {
  en: {
    changed: (brand: string) => `Your password at ${brand} was changed`,
    first: (brand: string) => `A password was set for you at ${brand}`,
    lead: (brand: string) =>
      `All other sessions were ended. If this was you, there is nothing to do. If it was not, have a link mailed to you to sign in, end all other sessions in the settings and tell ${brand} at once.`,
    account: "Account",
    when: "When",
    button: "Look at the settings",
  },
  de: {
    changed: (brand: string) => `Ihr Passwort bei ${brand} wurde geändert`,
    first: (brand: string) => `Für Sie wurde bei ${brand} ein Passwort gesetzt`,
    lead: (brand: string) =>
      `Alle anderen Sitzungen wurden beendet. Wenn Sie das waren, ist nichts zu tun. Wenn nicht, lassen Sie sich einen Link zum Anmelden schicken, beenden Sie in den Einstellungen alle anderen Sitzungen und wenden Sie sich sofort an ${brand}.`,
    account: "Konto",
    when: "Zeitpunkt",
    button: "Einstellungen ansehen",
  },
} as const;

export function passwordChangedMail(props: PasswordChangedMailProps): Promise<RenderedMail> {
  const { brand, locale, timeZone, email, at, first, settingsUrl } = props;
  const t = TEXTS[locale];
  return noticeMail({
    brand,
    locale,
    subject: (first ? t.first : t.changed)(brand.name),
    lead: t.lead(brand.name),
    facts: [
      { term: t.account, value: email },
      { term: t.when, value: formatWithZone(at, locale, timeZone) },
    ],
    button: t.button,
    url: settingsUrl,
    // Nobody chooses to go without this mail.
    settingsUrl: null,
  });
}
