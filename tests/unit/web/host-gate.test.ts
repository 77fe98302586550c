import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dropSingleton } from "@/lib/core/registry";
import { ORIGIN_HEADER, originHeader, readOrigin, sealOrigins } from "@/lib/runtime/request-origin";
import { originOf, parseProxies, rewriteHeaders } from "@/lib/web/host-gate";

function request(headers: Record<string, string | string[]>, { url = "/", peer = "198.51.100.7" } = {}) {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const req = new IncomingMessage(socket);
  req.url = url;
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value].flat()) req.rawHeaders.push(name, one);
    req.headers[name] = [value].flat()[0];
  }
  return req;
}

const nobody = parseProxies("");
const proxies = parseProxies("10.0.0.1, 10.1.0.0/16, fd00::/8");

beforeAll(sealOrigins);
afterAll(() => dropSingleton("origin-seal"));

describe("where a request came in", () => {
  it("is the host, lower case, with the port kept apart", () => {
    expect(originOf(request({ host: "Sonne.localhost:3000" }), nobody)).toEqual({
      authority: "sonne.localhost:3000",
      host: "sonne.localhost",
      https: false,
      ip: "198.51.100.7",
    });
  });

  it.each(["", "a/b", "../x", "[::1]", "a.localhost.", "a..localhost", "a_b", "a:123456", "a b"])(
    "is nowhere for the host %j",
    (host) => expect(originOf(request({ host }), nobody)).toBeNull(),
  );

  it("is nowhere without a host, with two, or with a target that is no path", () => {
    expect(originOf(request({}), nobody)).toBeNull();
    expect(originOf(request({ host: ["a.example", "b.example"] }), nobody)).toBeNull();
    expect(originOf(request({ host: "a.example" }, { url: "*" }), nobody)).toBeNull();
    expect(originOf(request({ host: "a.example" }, { url: "http://b.example/" }), nobody)).toBeNull();
  });

  it("is what a trusted proxy says, and only a trusted one", () => {
    const headers = {
      host: "inside.local",
      "x-forwarded-host": "sonne.example",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "203.0.113.9, 192.0.2.1, 10.1.2.3",
    };
    expect(originOf(request(headers, { peer: "::ffff:10.0.0.1" }), proxies)).toEqual({
      authority: "sonne.example",
      host: "sonne.example",
      https: true,
      // The last one that no proxy of ours is: what stands before it anybody can have written.
      ip: "192.0.2.1",
    });
    expect(originOf(request(headers), proxies)).toMatchObject({
      host: "inside.local",
      https: false,
      ip: "198.51.100.7",
    });
  });

  it("is refused as configuration where it is no address", () => {
    expect(() => parseProxies("10.0.0.1, proxy.local")).toThrow("proxy.local");
  });
});

describe("the headers that go on", () => {
  it("are the client's without what it may not say, in both forms", () => {
    const req = request({
      host: "sonne.example",
      accept: "text/html",
      "x-forwarded-host": "other.example",
      forwarded: "host=other.example",
      "x-origin-host": "guess other.example https 1.1.1.1",
      "x-nonce": "guessed",
    });
    const origin = originOf(req, nobody);
    if (!origin) throw new Error("refused");
    expect(origin.host).toBe("sonne.example");
    rewriteHeaders(req, origin, { "x-nonce": "ours" });
    const raw = new Headers();
    for (let i = 0; i < req.rawHeaders.length; i += 2)
      raw.append(req.rawHeaders[i] ?? "", req.rawHeaders[i + 1] ?? "");
    const parsed = new Headers(req.headers as Record<string, string>);
    for (const headers of [raw, parsed]) {
      expect(Object.fromEntries(headers)).toEqual({
        host: "sonne.example",
        accept: "text/html",
        "x-nonce": "ours",
        "x-origin-host": originHeader(origin),
      });
      expect(readOrigin(headers)).toEqual(origin);
    }
  });

  it("carry the origin through a request that the process makes to itself", () => {
    const sealed = originHeader({
      authority: "sonne.example",
      host: "sonne.example",
      https: true,
      ip: "192.0.2.1",
    });
    const inner = request({ host: "127.0.0.1:3000", [ORIGIN_HEADER]: sealed }, { peer: "127.0.0.1" });
    expect(originOf(inner, nobody)).toMatchObject({ host: "sonne.example", https: true, ip: "192.0.2.1" });
  });

  it("say nothing where the seal is missing or another's", () => {
    expect(readOrigin(new Headers({ host: "sonne.example" })).host).toBe("");
    const forged = new Headers({ [ORIGIN_HEADER]: "guess sonne.example https 192.0.2.1" });
    expect(readOrigin(forged).host).toBe("");
  });
});
