/**
 * Outgoing webhook calls. A target is somebody else's choice, so every call is fenced: scheme and literal address are
 * checked first, a name's addresses are checked when they are resolved and the socket goes to exactly those, redirects are
 * not followed, time and size are bounded.
 */
import { lookup as systemLookup } from "node:dns";
import { Resolver } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { singleton } from "@/lib/core/registry";
import { env } from "@/lib/runtime/env";
import { checkUrl, isAllowedAddress } from "./check-url";

export interface OutgoingRequest {
  readonly url: string;
  readonly method: "POST" | "PUT" | "PATCH";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type HttpErrorCode =
  | "address_refused"
  | "dns_failed"
  | "connect_failed"
  | "tls_failed"
  | "timeout"
  | "broken";

export type HttpOutcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The first 16 kB, as text. */
      readonly body: string;
      /** Seconds asked for by Retry-After, where it was sent in seconds or as a date. */
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: "failed"; readonly code: HttpErrorCode; readonly message: string };

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}
export type ResolveHost = (host: string) => Promise<readonly ResolvedAddress[]>;

export interface HttpGateway {
  send(outgoing: OutgoingRequest): Promise<HttpOutcome>;
  close(): Promise<void>;
}

export interface HttpGatewayOptions {
  readonly allowPrivate: boolean;
  readonly resolve?: ResolveHost;
  readonly connectTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
}

export const RESPONSE_LIMIT_BYTES = 16_384;
const USER_AGENT = "Lead-Delivery/1.0";

const MESSAGES: Readonly<Record<HttpErrorCode, string>> = {
  address_refused: "The address is not a public one.",
  dns_failed: "The host name could not be resolved.",
  connect_failed: "No connection could be made.",
  tls_failed: "The certificate of the server is not valid.",
  timeout: "No answer in time.",
  broken: "The connection broke before the answer was complete.",
};

class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";
}

/** The process's gateway, as configured. */
export function httpGateway(): HttpGateway {
  return singleton("http-gateway", () => makeHttpGateway({ allowPrivate: env().ALLOW_PRIVATE_WEBHOOKS }));
}

/** Made by tests with their own resolver and times. */
export function makeHttpGateway(options: HttpGatewayOptions): HttpGateway {
  const { allowPrivate, connectTimeoutMs = 3_000, totalTimeoutMs = 10_000 } = options;
  const resolve = options.resolve ?? (allowPrivate ? resolveBySystem : resolveByDns);
  // No connection is used twice: a kept one may be gone when the next lead goes out, and its address was checked long ago.
  const agent = new Agent({
    pipelining: 0,
    connect: { timeout: connectTimeoutMs, lookup: checkedLookup(resolve, allowPrivate) },
  });
  return {
    send: async (outgoing) => {
      const problem = checkUrl(outgoing.url, allowPrivate);
      if (problem) return { kind: "failed", code: "address_refused", message: problem };
      const signal = AbortSignal.timeout(totalTimeoutMs);
      try {
        const { statusCode, headers, body } = await request(outgoing.url, {
          dispatcher: agent,
          method: outgoing.method,
          headers: { ...outgoing.headers, "user-agent": USER_AGENT },
          body: outgoing.body,
          signal,
          headersTimeout: totalTimeoutMs,
          bodyTimeout: totalTimeoutMs,
        });
        return {
          kind: "answered",
          status: statusCode,
          body: await readStart(body),
          retryAfterSeconds: retryAfter(headers["retry-after"]),
        };
      } catch (error) {
        const code = signal.aborted ? "timeout" : errorCode(error);
        return { kind: "failed", code, message: MESSAGES[code] };
      }
    },
    close: () => agent.destroy(),
  };
}

/** `net.connect`'s lookup: what it hands over has been checked, and the socket uses nothing else. */
function checkedLookup(resolve: ResolveHost, allowPrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const refused = addresses.some(({ address }) => !isAllowedAddress(address, allowPrivate));
        const first = addresses[0];
        if (refused) return callback(new AddressRefused(), "");
        if (!first) return callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "");
        if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(Object.assign(error, { code: "ENOTFOUND" }), ""),
    );
  };
}

/** With the system's hosts file: "localhost" and names of a development machine. */
const resolveBySystem: ResolveHost = (host) =>
  new Promise((done, fail) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error) return fail(error);
      done(addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })));
    });
  });

/** Not by getaddrinfo: its few threads are shared by the whole process, and one slow name server would hold up everybody. */
const resolveByDns: ResolveHost = async (host) => {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses: ResolvedAddress[] = [
    ...(v4.status === "fulfilled" ? v4.value.map((address) => ({ address, family: 4 as const })) : []),
    ...(v6.status === "fulfilled" ? v6.value.map((address) => ({ address, family: 6 as const })) : []),
  ];
  if (addresses.length === 0) throw new Error(`no address of ${host}`);
  return addresses;
};

async function readStart(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop closes the connection: the rest is not read.
    if (size >= RESPONSE_LIMIT_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, RESPONSE_LIMIT_BYTES).toString("utf8");
  // Postgres cannot hold NUL in a text.
  return text.replaceAll("\u0000", "\ufffd");
}

function retryAfter(header: string | string[] | undefined): number | null {
  const value = typeof header === "string" ? header.trim() : "";
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = value === "" ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function errorCode(error: unknown): HttpErrorCode {
  const code = codeOf(error);
  if (code === "ADDRESS_REFUSED") return "address_refused";
  if (code === "ENOTFOUND") return "dns_failed";
  if (/^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/.test(code)) return "timeout";
  if (/CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL|VERIFY/.test(code)) return "tls_failed";
  if (/^ECONNREFUSED$|^EHOSTUNREACH$|^ENETUNREACH$|^EADDRNOTAVAIL$|^EPROTO$/.test(code))
    return "connect_failed";
  return "broken";
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if ("errors" in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return "cause" in error ? codeOf(error.cause) : "";
}
