/** The frame of every mail: tables and inline styles, because that is what mail programs understand. */
import type { ReactNode } from "react";
import type { MailBrand, MailColors } from "./mail-brand";

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export function MailLayout(props: {
  brand: MailBrand;
  locale: string;
  title: string;
  /** Shown by mail programs beside the subject. */
  preview: string;
  children: ReactNode;
}) {
  const { brand, locale, title, preview, children } = props;
  const { colors } = brand;
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: a mail is a document of its own, not a page */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </head>
      <body style={{ margin: 0, padding: 0, backgroundColor: colors.page, color: colors.text }}>
        <div style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>{preview}</div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: "24px 12px", backgroundColor: colors.page }}>
                <table
                  role="presentation"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  border={0}
                  style={{ maxWidth: 560, fontFamily: FONT, fontSize: 15, lineHeight: "22px" }}
                >
                  <tbody>
                    <tr>
                      <td style={{ padding: "0 4px 16px", textAlign: "start" }}>
                        <Masthead brand={brand} />
                      </td>
                    </tr>
                    <tr>
                      <td
                        style={{
                          padding: 24,
                          backgroundColor: colors.surface,
                          border: `1px solid ${colors.border}`,
                          borderRadius: brand.radius,
                          textAlign: "start",
                          // A long address or name breaks: unbroken it would make the mail wider than a phone.
                          wordBreak: "break-word",
                        }}
                      >
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td style={{ padding: "16px 4px", color: colors.textMuted, fontSize: 13 }}>
                        {brand.legalName}
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Masthead({ brand }: { brand: MailBrand }) {
  if (brand.logo) {
    const { url, width, height } = brand.logo;
    // biome-ignore lint/performance/noImgElement: mail programs know no other
    return <img src={url} alt={brand.name} width={width} height={height} />;
  }
  return <strong style={{ color: brand.colors.brandText, fontSize: 18 }}>{brand.name}</strong>;
}

export function MailButton(props: { href: string; colors: MailColors; radius: number; children: ReactNode }) {
  const { href, colors, radius, children } = props;
  return (
    <a
      href={href}
      style={{
        display: "inline-block",
        padding: "12px 20px",
        backgroundColor: colors.brand,
        color: colors.onBrand,
        borderRadius: Math.min(radius, 8),
        fontWeight: 600,
        textDecoration: "none",
      }}
    >
      {children}
    </a>
  );
}
