/** A mail that is there for its link: one line of why, the button, and what to do who did not ask for it. */
import type { Locale } from "@/lib/core/ctx";
import type { MailBrand } from "./mail-brand";
import { MailButton, MailLayout } from "./mail-layout";
import { type RenderedMail, renderMail, subjectLine } from "./render-mail";

/** Of a link that somebody asked for by their address. */
export interface LinkMailProps {
  readonly brand: MailBrand;
  readonly locale: Locale;
  /** Of the account. */
  readonly email: string;
  /** On the brand's host, with the token. */
  readonly url: string;
  readonly minutesValid: number;
}

interface LinkMail extends Pick<LinkMailProps, "brand" | "locale" | "url"> {
  readonly subject: string;
  readonly lead: string;
  readonly button: string;
  readonly note: string;
}

export async function linkMail(props: LinkMail): Promise<RenderedMail> {
  const { brand, locale, url, lead, button, note } = props;
  const subject = subjectLine(props.subject);
  const html = await renderMail(
    <MailLayout brand={brand} locale={locale} title={subject} preview={lead}>
      <h1 style={{ margin: "0 0 8px", fontSize: 20, lineHeight: "28px" }}>{subject}</h1>
      <p style={{ margin: "0 0 20px" }}>{lead}</p>
      <p style={{ margin: "0 0 20px" }}>
        <MailButton href={url} colors={brand.colors} radius={brand.radius}>
          {button}
        </MailButton>
      </p>
      <p style={{ margin: 0, color: brand.colors.textMuted, fontSize: 13 }}>{note}</p>
    </MailLayout>,
  );
  const text = `${subject}\n\n${lead}\n${url}\n\n${note}\n\n-- \n${brand.legalName}\n`;
  return { subject, html, text };
}
