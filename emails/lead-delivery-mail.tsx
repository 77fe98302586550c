/** The mail that delivers a lead: who, where, what is asked for, what it cost. */
import type { Locale } from "@/lib/core/ctx";
import { formatMoney, type Money } from "@/lib/core/money";
import { type PlaceParts, placeText } from "@/lib/core/place-text";
import { formatWithZone } from "@/lib/core/time-text";
import type { MailBrand } from "./_components/mail-brand";
import { MailButton, MailLayout } from "./_components/mail-layout";
import { type RenderedMail, renderMail, subjectLine } from "./_components/render-mail";

export interface LeadDeliveryMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** IANA zone of the buyer. */
  readonly timeZone: string;
  readonly test: boolean;
  readonly category: string;
  readonly contact: {
    readonly name: string;
    readonly email: string | null;
    /** E.164, for the link. */
    readonly phone: string | null;
    /** As people read it. */
    readonly phoneText: string | null;
    readonly street: string | null;
  };
  readonly place: PlaceParts;
  /** Already in words, in the order of the category. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly contract: string;
  readonly mode: "exclusive" | "shared";
  readonly price: Money;
  readonly balance: Money | null;
  readonly soldAt: Date;
  readonly leadUrl: string;
}

const TEXTS = {
  en: {
    lead: "New lead",
    test: "Test lead",
    testNote: "This is a made-up lead to try your settings. Nothing was charged.",
    name: "Name",
    phone: "Phone",
    email: "Email",
    address: "Address",
    open: "Open the lead",
    bought: "Bought",
    contract: "Contract",
    price: "Price",
    balance: "Balance",
    exclusive: "exclusive",
    shared: "shared",
  },
  de: {
    lead: "Neuer Lead",
    test: "Testlead",
    testNote: "Dies ist ein erfundener Lead, um Ihre Einstellungen zu prüfen. Es wurde nichts abgebucht.",
    name: "Name",
    phone: "Telefon",
    email: "E-Mail",
    address: "Adresse",
    open: "Lead öffnen",
    bought: "Gekauft",
    contract: "Vertrag",
    price: "Preis",
    balance: "Guthaben",
    exclusive: "exklusiv",
    shared: "geteilt",
  },
} as const;

export async function leadDeliveryMail(props: LeadDeliveryMailProps): Promise<RenderedMail> {
  const t = TEXTS[props.locale];
  const { place, contact } = props;
  const where = placeText(place) ?? "";
  const subject = subjectLine(
    `${props.test ? t.test : t.lead}: ${contact.name || props.category}`,
    where,
    props.category,
  );
  const rows = contactRows(props);
  const facts = factRows(props);
  const html = await renderMail(
    <MailLayout
      brand={props.brand}
      locale={props.locale}
      title={subject}
      preview={[contact.phoneText, where].filter(Boolean).join(" · ")}
    >
      <h1 style={{ margin: "0 0 4px", fontSize: 20, lineHeight: "28px" }}>{contact.name || t.lead}</h1>
      <p style={{ margin: "0 0 16px", color: props.brand.colors.textMuted }}>
        {[props.category, where].filter(Boolean).join(" · ")}
      </p>
      {props.test ? <p style={{ margin: "0 0 16px" }}>{t.testNote}</p> : null}
      <Rows rows={rows} brand={props.brand} />
      {props.fields.length > 0 ? <Rows rows={props.fields} brand={props.brand} /> : null}
      <p style={{ margin: "8px 0 24px" }}>
        <MailButton href={props.leadUrl} colors={props.brand.colors} radius={props.brand.radius}>
          {t.open}
        </MailButton>
      </p>
      <Rows rows={facts} brand={props.brand} />
    </MailLayout>,
  );
  return { subject, html, text: plainText(props, subject, rows, facts) };
}

interface Row {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
}

function contactRows({ locale, contact, place }: LeadDeliveryMailProps): Row[] {
  const t = TEXTS[locale];
  const address = [contact.street, placeText(place), place.country].filter(Boolean).join(", ");
  return [
    ...(contact.phone
      ? [{ label: t.phone, value: contact.phoneText ?? contact.phone, href: `tel:${contact.phone}` }]
      : []),
    ...(contact.email
      ? [{ label: t.email, value: contact.email, href: `mailto:${encodeURI(contact.email)}` }]
      : []),
    ...(address ? [{ label: t.address, value: address }] : []),
  ];
}

function factRows(props: LeadDeliveryMailProps): Row[] {
  const t = TEXTS[props.locale];
  return [
    { label: t.price, value: `${formatMoney(props.price, props.locale)} (${t[props.mode]})` },
    ...(props.balance ? [{ label: t.balance, value: formatMoney(props.balance, props.locale) }] : []),
    { label: t.contract, value: props.contract },
    { label: t.bought, value: formatWithZone(props.soldAt, props.locale, props.timeZone) },
  ];
}

function Rows({ rows, brand }: { rows: readonly Row[]; brand: MailBrand }) {
  const cell = {
    padding: "6px 0",
    verticalAlign: "top",
    borderBottom: `1px solid ${brand.colors.border}`,
  } as const;
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={{ margin: "0 0 16px", tableLayout: "fixed" }}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.label}:${row.value}`}>
            <td style={{ ...cell, width: "34%", paddingRight: 12, color: brand.colors.textMuted }}>
              {row.label}
            </td>
            <td style={cell}>
              {row.href ? (
                <a href={row.href} style={{ color: brand.colors.brandText }}>
                  {row.value}
                </a>
              ) : (
                row.value
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function plainText(
  props: LeadDeliveryMailProps,
  subject: string,
  contact: readonly Row[],
  facts: readonly Row[],
): string {
  const t = TEXTS[props.locale];
  const lines = (rows: readonly Row[]): string[] => rows.map(({ label, value }) => `${label}: ${value}`);
  const blocks = [
    [subject],
    props.test ? [t.testNote] : [],
    lines([{ label: t.name, value: props.contact.name || "–" }, ...contact]),
    lines(props.fields),
    lines(facts),
    [`${t.open}: ${props.leadUrl}`],
    [`-- `, props.brand.legalName],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}
