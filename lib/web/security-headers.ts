/** Headers that every answer carries, and the policy that says what a page may load. */
import type { ServerResponse } from "node:http";

const COMMON = Object.entries({
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
});

const YEAR_SECONDS = 31_536_000;

export function setSecurityHeaders(res: ServerResponse, https: boolean): void {
  for (const [name, value] of COMMON) res.setHeader(name, value);
  if (https) res.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}`);
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
