/** The mail that tells a buyer that money runs short. */
import type { Locale } from "@/lib/core/ctx";
import { formatMoney, type Money } from "@/lib/core/money";
import type { MailBrand } from "./_components/mail-brand";
import { noticeMail } from "./_components/notice-mail";
import type { RenderedMail } from "./_components/render-mail";

export interface LowBalanceMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  readonly company: string;
  /** Balance and credit limit. */
  readonly available: Money;
  readonly threshold: Money;
  readonly walletUrl: string;
  readonly settingsUrl: string | null;
}

const TEXTS = {
  en: {
    subject: (brand: string) => `Your balance with ${brand} is low`,
    lead: (company: string) =>
      `${company} has less available than the amount set for this notice. Leads that cost more than what is available go to others.`,
    company: "Company",
    available: "Available",
    threshold: "Notice below",
    button: "Open the wallet",
  },
  de: {
    subject: (brand: string) => `Ihr Guthaben bei ${brand} ist niedrig`,
    lead: (company: string) =>
      `${company} hat weniger verfügbar als den Betrag, der für diesen Hinweis festgelegt ist. Leads, die mehr kosten als verfügbar ist, gehen an andere.`,
    company: "Firma",
    available: "Verfügbar",
    threshold: "Hinweis unter",
    button: "Guthaben ansehen",
  },
} as const;

export function lowBalanceMail(props: LowBalanceMailProps): Promise<RenderedMail> {
  const { brand, locale, company, available, threshold, walletUrl, settingsUrl } = props;
  const t = TEXTS[locale];
  return noticeMail({
    brand,
    locale,
    subject: t.subject(brand.name),
    lead: t.lead(company),
    facts: [
      { term: t.company, value: company },
      { term: t.available, value: formatMoney(available, locale) },
      { term: t.threshold, value: formatMoney(threshold, locale) },
    ],
    button: t.button,
    url: walletUrl,
    settingsUrl,
  });
}
