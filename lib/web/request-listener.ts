/** The one door of the process: brand by host, then the API or a page. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { brandDirectory } from "@/lib/brands";
import { newUuid } from "@/lib/core/id";
import type { Env } from "@/lib/runtime/env";
import { log } from "@/lib/runtime/log";
import {
  hostOf,
  NONCE_HEADER,
  PATH_HEADER,
  REQUEST_ID_HEADER,
  type RequestOrigin,
} from "@/lib/runtime/request-origin";
import { shutdownSignal } from "@/lib/runtime/shutdown";
import { originOf, parseProxies, rewriteHeaders } from "./host-gate";
import { BAD_REQUEST, FOREIGN_WRITE, STARTING, sendNeutralPage, UNKNOWN_HOST } from "./neutral-page";
import { pagePolicy, securityHeaders, setSecurityHeaders } from "./security-headers";

type Door<More extends unknown[] = []> = (
  req: IncomingMessage,
  res: ServerResponse,
  ...more: More
) => Promise<unknown> | unknown;

export interface Doors {
  /** Sends the headers it is given (names and values in turn) with its answer: together with its own they cost less. */
  readonly api: Door<[headers: readonly string[]]>;
  /** Null where this process renders no pages. */
  readonly pages: Door | null;
}

interface Settings {
  readonly env: Env;
  readonly dev: boolean;
  /** Settles when the doors stand; what comes before it waits. */
  readonly doors: Promise<Doors>;
}

export function requestListener({ env, dev, doors }: Settings): RequestListener {
  const isTrusted = parseProxies(env.TRUSTED_PROXIES);
  const ending = shutdownSignal();
  const ownHosts = new Set([hostOf(new URL(env.BASE_URL).host), "127.0.0.1", "localhost"]);
  let open: Doors | null = null;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const origin = originOf(req, isTrusted);
    if (!origin) {
      sendNeutralPage(res, BAD_REQUEST, newNonce());
      return;
    }
    // A connection in constant use would otherwise outlive the door: its client is told to come again elsewhere.
    if (ending.aborted) res.setHeader("connection", "close");
    const url = req.url ?? "/";
    const path = url.split("?", 1)[0] ?? url;
    open ??= await doors;
    if (isHealth(path)) {
      rewriteHeaders(req, origin, {});
      await open.api(req, res, securityHeaders(origin.https));
      return;
    }
    const known =
      env.ROLE !== "worker" &&
      (ownHosts.has(origin.host) || (await brandDirectory().findByHost(origin.host)) !== null);
    if (known && isApi(path)) {
      rewriteHeaders(req, origin, {});
      await open.api(req, res, securityHeaders(origin.https));
      return;
    }
    setSecurityHeaders(res, origin.https);
    if (!known) {
      sendNeutralPage(res, UNKNOWN_HOST, newNonce());
      return;
    }
    await page(req, res, { origin, url, path, pages: open.pages });
  }

  async function page(
    req: IncomingMessage,
    res: ServerResponse,
    { origin, url, path, pages }: { origin: RequestOrigin; url: string; path: string; pages: Door | null },
  ): Promise<void> {
    const nonce = newNonce();
    const brand = await brandDirectory().findByHost(origin.host);
    if (pages === null || (brand === null && !path.startsWith("/_next/"))) {
      sendNeutralPage(res, await ownPage(path, origin), nonce);
      return;
    }
    if (!isOwnWrite(req, origin)) {
      sendNeutralPage(res, FOREIGN_WRITE, nonce);
      return;
    }
    const requestId = newUuid();
    const policy = pagePolicy(nonce, { dev, https: origin.https });
    rewriteHeaders(req, origin, {
      [NONCE_HEADER]: nonce,
      [PATH_HEADER]: url,
      [REQUEST_ID_HEADER]: requestId,
      "content-security-policy": policy,
    });
    if (!path.startsWith("/_next/")) {
      res.setHeader("content-security-policy", policy);
      res.setHeader(REQUEST_ID_HEADER, requestId);
    }
    await pages(req, res);
  }

  /** On the installation's own address there is no brand; a demo says where its brands are. */
  async function ownPage(path: string, origin: RequestOrigin) {
    if (path !== "/" || (env.MODE !== "demo" && env.MODE !== "development")) return UNKNOWN_HOST;
    const port = origin.authority.slice(origin.host.length);
    const brands = await brandDirectory().list();
    return {
      status: 200,
      title: "Brands · Marken",
      lines: brands.length > 0 ? [] : ["There is no brand yet."],
      links: brands.map((brand) => ({ href: `http://${brand.primaryHost}${port}/`, text: brand.name })),
    };
  }

  return (req, res) => {
    answer(req, res).catch((error: unknown) => {
      log().error({ err: error, url: req.url?.split("?", 1)[0] }, "request failed");
      if (res.headersSent) res.destroy();
      else {
        setSecurityHeaders(res, false);
        sendNeutralPage(res, STARTING, newNonce());
      }
    });
  };
}

/** Browsers name the origin with every write; one that comes from elsewhere, or hides where from, is nobody's wish here. */
function isOwnWrite(req: IncomingMessage, origin: RequestOrigin): boolean {
  if (req.method === "GET" || req.method === "HEAD") return true;
  return req.headers.origin === `${origin.https ? "https" : "http"}://${origin.authority}`;
}

function isApi(path: string): boolean {
  if (path.startsWith("/spec/")) return true;
  if (path !== "/api" && !path.startsWith("/api/")) return false;
  return path !== "/api/auth" && !path.startsWith("/api/auth/");
}

/** Load balancers ask by address, not by name. */
function isHealth(path: string): boolean {
  return path === "/api/livez" || path === "/api/readyz";
}

function newNonce(): string {
  return randomBytes(16).toString("base64");
}
