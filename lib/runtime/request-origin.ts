/**
 * Where a request came in: which host, by which protocol, from whom. server.ts decides it once, from the socket and from
 * proxies it trusts, and writes it into one header of its own over whatever the client sent. Everything else reads it here.
 * The secret in front tells it from a client's; the web framework copies it when it asks itself for a page.
 */
import { randomUUID } from "node:crypto";
import { singleton } from "@/lib/core/registry";

export const ORIGIN_HEADER = "x-origin-host";
export const REQUEST_ID_HEADER = "x-request-id";
/** Path and query of the request, for the way back after sign-in. */
export const PATH_HEADER = "x-request-path";
export const NONCE_HEADER = "x-nonce";

export interface RequestOrigin {
  /** As the browser has it, lower case, with the port where there is one: "sonne.localhost:3000". */
  readonly authority: string;
  /** Without the port: what brands are found by. */
  readonly host: string;
  readonly https: boolean;
  readonly ip: string;
}

interface Seal {
  secret: string | null;
}

const seal = (): Seal => singleton<Seal>("origin-seal", () => ({ secret: null }));

/** server.ts calls it before it listens: from then on only sealed headers count. */
export function sealOrigins(): void {
  seal().secret = randomUUID();
}

export function originHeader(origin: RequestOrigin): string {
  const { secret } = seal();
  if (secret === null) throw new Error("origins are not sealed");
  return `${secret} ${origin.authority} ${origin.https ? "https" : "http"} ${origin.ip}`;
}

/** The sealed origin, or null where the header is missing or not ours. */
export function readSealed(header: string | null | undefined): RequestOrigin | null {
  const { secret } = seal();
  if (secret === null || !header?.startsWith(secret) || header[secret.length] !== " ") return null;
  const [, authority = "", proto, ip = ""] = header.split(" ");
  return { authority, host: hostOf(authority), https: proto === "https", ip };
}

/** Where the process runs without server.ts, as on platforms that only run the web framework, Host is all there is. */
export function readOrigin(headers: Headers): RequestOrigin {
  const sealed = readSealed(headers.get(ORIGIN_HEADER));
  if (sealed) return sealed;
  const authority = seal().secret === null ? (headers.get("host") ?? "").toLowerCase() : "";
  const https = seal().secret === null && headers.get("x-forwarded-proto") === "https";
  return { authority, host: hostOf(authority), https, ip: "unknown" };
}

/** "Sonne.localhost:3000" → "sonne.localhost" */
export function hostOf(authority: string): string {
  return authority.toLowerCase().replace(/:\d+$/, "");
}
