/** Pages of no brand: malformed requests, hosts that nobody has, the installation's own address. Nobody's name is on them. */
import type { ServerResponse } from "node:http";

interface NeutralPage {
  readonly status: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

export const BAD_REQUEST: NeutralPage = {
  status: 400,
  title: "Bad request",
  lines: ["This request cannot be read. · Diese Anfrage ist nicht lesbar."],
};

export const UNKNOWN_HOST: NeutralPage = {
  status: 404,
  title: "Not found · Nicht gefunden",
  lines: ["There is no site at this address.", "Unter dieser Adresse gibt es keine Seite."],
};

export const FOREIGN_WRITE: NeutralPage = {
  status: 403,
  title: "Forbidden · Nicht erlaubt",
  lines: ["This form was sent from another site.", "Dieses Formular wurde von einer anderen Seite gesendet."],
};

export const STARTING: NeutralPage = {
  status: 503,
  title: "Starting · Wird gestartet",
  lines: ["Please try again in a moment.", "Bitte versuchen Sie es gleich noch einmal."],
};

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1rem}:root{color-scheme:light dark}h1{font-size:1.25rem}";

export function sendNeutralPage(res: ServerResponse, page: NeutralPage, nonce: string): void {
  const links = (page.links ?? []).map(
    ({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`,
  );
  const body = [
    `<h1>${escapeHtml(page.title)}</h1>`,
    ...page.lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    links.length > 0 ? `<ul>${links.join("")}</ul>` : "",
  ].join("");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(page.title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>${body}</main></body></html>`;
  res.writeHead(page.status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  });
  res.end(html);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
