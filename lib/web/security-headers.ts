/** Headers that every answer carries, and the policy that says what a page may load. */
import type { ServerResponse } from "node:http";

const COMMON = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
};

const YEAR_SECONDS = 31_536_000;
const PLAIN: readonly string[] = Object.entries(COMMON).flat();
const SECURE: readonly string[] = [...PLAIN, "strict-transport-security", `max-age=${YEAR_SECONDS}`];

/** Names and values in turn, as Node's servers take them. */
export function securityHeaders(https: boolean): readonly string[] {
  return https ? SECURE : PLAIN;
}

export function setSecurityHeaders(res: ServerResponse, https: boolean): void {
  const headers = securityHeaders(https);
  for (let i = 0; i < headers.length; i += 2) res.setHeader(headers[i] ?? "", headers[i + 1] ?? "");
}

/**
 * Scripts run by nonce, and what those load. Style sheets are our own; style attributes are allowed, since charts and
 * measured layouts write them and they cannot load anything.
 */
export function pagePolicy(nonce: string, { dev, https }: { dev: boolean; https: boolean }): string {
  // The framework's development mode evaluates source maps and inserts styles without a nonce.
  const script = dev ? " 'unsafe-eval'" : "";
  const style = dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
