/** A mail that nobody asked for at this moment: what happened, the facts, one thing to do, and how to get no more of them. */
import type { Locale } from "@/lib/core/ctx";
import type { MailBrand } from "./mail-brand";
import { MailButton, MailLayout } from "./mail-layout";
import { type RenderedMail, renderMail, subjectLine } from "./render-mail";

export interface NoticeMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  readonly subject: string;
  readonly lead: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly button: string;
  /** On the brand's host. */
  readonly url: string;
  /** Where the reader switches such mails off; null where the reader has no account. */
  readonly settingsUrl: string | null;
}

const TEXTS = {
  en: {
    why: "You get this mail because you look after this account.",
    settings: "Choose which mails you get",
  },
  de: {
    why: "Sie erhalten diese E-Mail, weil Sie dieses Konto betreuen.",
    settings: "E-Mails auswählen, die Sie erhalten",
  },
} as const;

export async function noticeMail(props: NoticeMailProps): Promise<RenderedMail> {
  const { brand, locale, lead, facts, button, url, settingsUrl } = props;
  const { colors } = brand;
  const t = TEXTS[locale];
  const subject = subjectLine(props.subject);
  const small = { margin: "20px 0 0", color: colors.textMuted, fontSize: 13 };
  const html = await renderMail(
    <MailLayout brand={brand} locale={locale} title={subject} preview={lead}>
      <h1 style={{ margin: "0 0 8px", fontSize: 20, lineHeight: "28px" }}>{subject}</h1>
      <p style={{ margin: "0 0 16px" }}>{lead}</p>
      <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ margin: "0 0 20px" }}>
        <tbody>
          {facts.map(({ term, value }) => (
            <tr key={term}>
              <td
                style={{
                  padding: "2px 16px 2px 0",
                  color: colors.textMuted,
                  verticalAlign: "top",
                  wordBreak: "normal",
                }}
              >
                {term}
              </td>
              <td style={{ padding: "2px 0", fontWeight: 600, verticalAlign: "top" }}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p style={{ margin: 0 }}>
        <MailButton href={url} colors={colors} radius={brand.radius}>
          {button}
        </MailButton>
      </p>
      {settingsUrl && (
        <p style={small}>
          {t.why}{" "}
          <a href={settingsUrl} style={{ color: colors.brandText }}>
            {t.settings}
          </a>
        </p>
      )}
    </MailLayout>,
  );
  const lines = facts.map(({ term, value }) => `${term}: ${value}`).join("\n");
  const end = settingsUrl ? `\n\n${t.why}\n${t.settings}: ${settingsUrl}` : "";
  const text = `${subject}\n\n${lead}\n\n${lines}\n\n${button}: ${url}${end}\n\n-- \n${brand.legalName}\n`;
  return { subject, html, text };
}
