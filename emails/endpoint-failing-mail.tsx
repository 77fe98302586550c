/** The mail that tells a buyer that an endpoint takes no leads. */
import type { Locale } from "@/lib/core/ctx";
import { formatWithZone } from "@/lib/core/time-text";
import type { MailBrand } from "./_components/mail-brand";
import { noticeMail } from "./_components/notice-mail";
import type { RenderedMail } from "./_components/render-mail";

export interface EndpointFailingMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** IANA zone of the buyer. */
  readonly timeZone: string;
  readonly company: string;
  readonly endpoint: string;
  readonly failingSince: Date | null;
  /** True: nothing is sent there any more. */
  readonly disabled: boolean;
  readonly endpointUrl: string;
  readonly settingsUrl: string | null;
}

const TEXTS = {
  en: {
    failing: (endpoint: string) => `“${endpoint}” takes no leads`,
    disabled: (endpoint: string) => `“${endpoint}” has been switched off`,
    failingLead:
      "No delivery to this endpoint has succeeded for a while. Each is tried again several times. Your leads are in the inbox.",
    disabledLead:
      "Deliveries to this endpoint kept failing, so nothing is sent there any more. Your leads are in the inbox. Switch it on again once it works.",
    company: "Company",
    endpoint: "Endpoint",
    since: "Failing since",
    button: "Look at the endpoint",
  },
  de: {
    failing: (endpoint: string) => `„${endpoint}“ nimmt keine Leads an`,
    disabled: (endpoint: string) => `„${endpoint}“ wurde abgeschaltet`,
    failingLead:
      "Seit einiger Zeit gelingt keine Zustellung an diesen Endpunkt. Jede wird mehrmals wiederholt. Ihre Leads finden Sie im Posteingang.",
    disabledLead:
      "Zustellungen an diesen Endpunkt sind immer wieder gescheitert, deshalb wird nichts mehr dorthin gesendet. Ihre Leads finden Sie im Posteingang. Schalten Sie ihn wieder ein, sobald er funktioniert.",
    company: "Firma",
    endpoint: "Endpunkt",
    since: "Gestört seit",
    button: "Endpunkt ansehen",
  },
} as const;

export function endpointFailingMail(props: EndpointFailingMailProps): Promise<RenderedMail> {
  const { brand, locale, timeZone, company, endpoint, failingSince, disabled } = props;
  const t = TEXTS[locale];
  return noticeMail({
    brand,
    locale,
    subject: (disabled ? t.disabled : t.failing)(endpoint),
    lead: disabled ? t.disabledLead : t.failingLead,
    facts: [
      { term: t.company, value: company },
      { term: t.endpoint, value: endpoint },
      ...(failingSince ? [{ term: t.since, value: formatWithZone(failingSince, locale, timeZone) }] : []),
    ],
    button: t.button,
    url: props.endpointUrl,
    settingsUrl: props.settingsUrl,
  });
}
