/**
 * What server.ts decides of a request before anything else sees it: where it came in (host, protocol, peer), and which headers
 * of the client go no further.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import {
  hostOf,
  NONCE_HEADER,
  ORIGIN_HEADER,
  originHeader,
  PATH_HEADER,
  REQUEST_ID_HEADER,
  type RequestOrigin,
  readSealed,
} from "@/lib/runtime/request-origin";

/** How a socket for both families names an IPv4 address. */
const MAPPED = "::ffff:";
const AUTHORITY = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i;
/** Written here, or by trusted proxies; from anybody else they would be believed where they must not be. */
const DROPPED = new Set([
  "forwarded",
  "x-real-ip",
  "x-middleware-subrequest",
  ORIGIN_HEADER,
  PATH_HEADER,
  NONCE_HEADER,
  REQUEST_ID_HEADER,
]);

/** "10.0.0.1, 10.1.0.0/16" → a test of addresses. Throws RangeError for what is neither address nor network. */
export function parseProxies(list: string): (ip: string) => boolean {
  const entries = list
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (entries.length === 0) return () => false;
  const block = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address);
    if (family === 0) throw new RangeError(`TRUSTED_PROXIES: "${entry}" is neither an address nor a network`);
    const kind = family === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) block.addAddress(address, kind);
    else block.addSubnet(address, Number(bits), kind);
  }
  return (ip) => isIP(ip) !== 0 && block.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");
}

/** The request's origin, or null where the request is malformed: answer 400 then. Reads, changes nothing. */
export function originOf(req: IncomingMessage, isTrusted: (ip: string) => boolean): RequestOrigin | null {
  if (!req.url?.startsWith("/")) return null;
  const sealed = readSealed(one(req, ORIGIN_HEADER));
  if (sealed) return sealed;
  if (countOf(req, "host") !== 1) return null;
  const { remoteAddress = "" } = req.socket;
  const peer = remoteAddress.startsWith(MAPPED) ? remoteAddress.slice(MAPPED.length) : remoteAddress;
  const trusted = isTrusted(peer);
  const named = trusted ? last(one(req, "x-forwarded-host")) : undefined;
  const authority = (named ?? req.headers.host ?? "").toLowerCase();
  if (!AUTHORITY.test(authority)) return null;
  const host = hostOf(authority);
  if (!trusted) return { authority, host, https: false, ip: peer };
  const hops = (one(req, "x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => isIP(hop) !== 0);
  const ip = hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? peer;
  return { authority, host, https: last(one(req, "x-forwarded-proto")) === "https", ip };
}

/**
 * Takes the client's word out of the headers and puts ours in, both in the parsed ones (pages read them) and in the raw ones
 * (the API reads those).
 */
export function rewriteHeaders(
  req: IncomingMessage,
  origin: RequestOrigin,
  own: Readonly<Record<string, string>>,
): void {
  const kept: string[] = [];
  const { headers, rawHeaders } = req;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? "";
    const lower = name.toLowerCase();
    if (lower !== "host" && !isDropped(lower)) kept.push(name, rawHeaders[i + 1] ?? "");
  }
  for (const name in headers) if (isDropped(name)) delete headers[name];
  const set = (name: string, value: string): void => {
    headers[name] = value;
    kept.push(name, value);
  };
  set("host", origin.authority);
  set(ORIGIN_HEADER, originHeader(origin));
  for (const name in own) set(name, own[name] ?? "");
  req.rawHeaders = kept;
}

function isDropped(name: string): boolean {
  return name.startsWith("x-forwarded-") || DROPPED.has(name);
}

function one(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function last(list: string | undefined): string | undefined {
  return list?.split(",").at(-1)?.trim() || undefined;
}

function countOf(req: IncomingMessage, name: string): number {
  const { rawHeaders } = req;
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const one = rawHeaders[i] ?? "";
    if (one.length === name.length && one.toLowerCase() === name) count++;
  }
  return count;
}
