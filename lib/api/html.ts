/** Small pages that the API itself serves: documents to read, no scripts, in the brand's colours or in neutral ones. */
import { randomBytes } from "node:crypto";
import { themeCss } from "@/lib/brands/theme-css";
import { type BrandTheme, DEFAULT_THEME } from "@/lib/brands/theme-schema";
import type { Locale } from "@/lib/core/ctx";

/** Markup that may stand in a page as it is; every other text is escaped. */
export class Html {
  readonly isHtml = true;
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | false | readonly Part[];

function toText(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(toText).join("");
  if (part instanceof Html) return part.text;
  return escapeHtml(String(part));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Markup with values in it, each escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + toText(parts[i - 1]) + string));
}

export interface Page {
  readonly title: string;
  readonly locale: Locale;
  readonly theme: BrandTheme | null;
  readonly body: Html;
}

/** The page as an answer. */
export function pageResponse({ title, locale, theme, body }: Page, requestId: string): Response {
  const nonce = randomBytes(16).toString("base64");
  const css = new Html(`${themeCss({ ...(theme ?? DEFAULT_THEME), font: "system" })}${STYLE}`);
  const page = html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${title}</title><style nonce="${nonce}">${css}</style></head><body>${body}</body></html>`;
  return new Response(page.text, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      vary: "accept, accept-language",
      "x-request-id": requestId,
    },
  });
}

const STYLE = `
:root{--font-system:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
*{box-sizing:border-box}html{scroll-padding-block-start:1rem}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.55 var(--font-system);overflow-wrap:anywhere}th,nav a{overflow-wrap:break-word}
main{max-inline-size:62rem;margin-inline:auto;padding:2rem 1.25rem 5rem}
.wide{display:grid;gap:2.5rem;grid-template-columns:minmax(0,1fr)}
@media (max-width:63.99rem){nav>ul.operations{display:none}nav .group{display:inline-block;margin-inline-end:.75rem}}
@media (min-width:64rem){nav .group{display:block}main.with-nav{max-inline-size:84rem}.wide{grid-template-columns:15rem minmax(0,1fr)}.wide>nav{position:sticky;inset-block-start:1rem;align-self:start;max-block-size:calc(100vh - 2rem);overflow:auto}}
nav ul{list-style:none;margin:.25rem 0 1rem;padding:0;font-size:.875rem}nav li{padding-block:.15rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
a{color:var(--brand-text)}a:focus-visible,summary:focus-visible{outline:2px solid var(--brand-edge);outline-offset:2px}
.brand{display:inline-block;border-inline-start:.35rem solid var(--brand);padding-inline-start:.75rem;margin-block-end:1.5rem;font-weight:600}
.muted{color:var(--text-muted)}.note{background:var(--warning-soft);color:var(--warning);padding:.75rem 1rem;border-radius:var(--radius)}
.card{background:var(--surface);border:1px solid var(--border);border-radius:var(--radius);padding:1rem 1.25rem;margin-block:1rem}
table{border-collapse:collapse;inline-size:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-block-end:1px solid var(--border)}th{color:var(--text-muted);font-weight:600}td>code,th>code{white-space:nowrap}td.code{overflow-wrap:normal}.card>h3{margin-block-start:0}
.scroll{overflow-x:auto}
code,pre{font-family:var(--mono);font-size:.85rem}code{background:var(--sunken);padding:.1em .3em;border-radius:.25rem}
pre{background:var(--sunken);border:1px solid var(--border);border-radius:var(--radius);padding:1rem;overflow-x:auto;margin-block:.75rem}pre code{background:none;padding:0}
.method{display:inline-block;min-inline-size:4.25rem;text-align:center;font:600 .75rem/1.6 var(--mono);background:var(--brand-soft);color:var(--brand-text);border-radius:.25rem;margin-inline-end:.6rem;padding-inline:.4rem}
.path{font-family:var(--mono);font-size:.9rem}summary{cursor:pointer;padding-block:.35rem}.fields{margin:0;padding-inline-start:1rem;border-inline-start:2px solid var(--border);list-style:none}.fields li{padding-block:.25rem}
.required{color:var(--danger);font-size:.8rem}
@media print{pre{white-space:pre-wrap}}
`;
