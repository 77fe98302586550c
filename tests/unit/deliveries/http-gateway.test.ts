import { afterEach, describe, expect, it } from "vitest";
import { type HttpGateway, type HttpGatewayOptions, makeHttpGateway } from "@/lib/gateways/http";
import { openWebhookSink, type SinkAnswer } from "@/tests/support/webhook-sink";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function sinkOf(answer?: () => SinkAnswer) {
  const sink = await openWebhookSink(answer);
  ends.push(sink.close);
  return sink;
}

function gatewayOf(options: Partial<HttpGatewayOptions> = {}): HttpGateway {
  const gateway = makeHttpGateway({
    allowPrivate: true,
    connectTimeoutMs: 500,
    totalTimeoutMs: 700,
    ...options,
  });
  ends.push(gateway.close);
  return gateway;
}

const post = (url: string) => ({ url, method: "POST" as const, headers: { "x-a": "1" }, body: "{}" });

describe("the HTTP gateway", () => {
  it("sends the call and returns status and answer", async () => {
    const sink = await sinkOf(() => ({ status: 201, body: "thanks" }));
    const outcome = await gatewayOf().send(post(`${sink.url}/in?x=1`));
    expect(outcome).toMatchObject({ kind: "answered", status: 201, body: "thanks" });
    expect(sink.calls[0]).toMatchObject({ method: "POST", path: "/in?x=1", body: "{}" });
    expect(sink.calls[0]?.headers).toMatchObject({ "x-a": "1", "user-agent": "Lead-Delivery/1.0" });
  });

  it("follows no redirect", async () => {
    const inside = await sinkOf();
    const sink = await sinkOf(() => ({ status: 302, headers: { location: inside.url } }));
    expect(await gatewayOf().send(post(sink.url))).toMatchObject({ kind: "answered", status: 302 });
    expect(inside.calls).toHaveLength(0);
  });

  it("reads no more than 16 kB, and nothing that Postgres cannot hold", async () => {
    const sink = await sinkOf(() => ({ status: 200, body: `\u0000${"x".repeat(1_000_000)}` }));
    const outcome = await gatewayOf().send(post(sink.url));
    expect(outcome.kind === "answered" && outcome.body.length).toBe(16_384);
    expect(outcome.kind === "answered" && outcome.body.includes("\u0000")).toBe(false);
  });

  it("reads Retry-After in seconds", async () => {
    const sink = await sinkOf(() => ({ status: 503, headers: { "retry-after": "120" } }));
    expect(await gatewayOf().send(post(sink.url))).toMatchObject({ status: 503, retryAfterSeconds: 120 });
  });

  it("does not wait for ever", async () => {
    const sink = await sinkOf(() => "hang");
    expect(await gatewayOf().send(post(sink.url))).toMatchObject({ kind: "failed", code: "timeout" });
  });

  it("says what went wrong where nobody listens, and where a name does not exist", async () => {
    const sink = await sinkOf();
    await sink.close();
    ends.pop();
    expect(await gatewayOf().send(post(sink.url))).toMatchObject({ code: "connect_failed" });
    const resolve = () => Promise.reject(new Error("no such host"));
    expect(await gatewayOf({ resolve }).send(post("http://nowhere.test/"))).toMatchObject({
      code: "dns_failed",
    });
  });

  it("refuses a name that resolves to a private address, also beside a public one", async () => {
    const sink = await sinkOf();
    const { port } = new URL(sink.url);
    for (const addresses of [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"]]) {
      const resolve = async () =>
        addresses.map((address) => ({
          address,
          family: address.includes(":") ? (6 as const) : (4 as const),
        }));
      const gateway = gatewayOf({ allowPrivate: false, resolve });
      const outcome = await gateway.send(post(`https://rebound.test:${port}/`));
      expect(outcome).toMatchObject({ kind: "failed", code: "address_refused" });
    }
    expect(sink.calls).toHaveLength(0);
  });

  it("connects to the address it has checked: a name that changes its mind gains nothing", async () => {
    const good = await sinkOf();
    let asked = 0;
    const resolve = async () => {
      asked++;
      return [{ address: asked === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 as const }];
    };
    const gateway = gatewayOf({ resolve });
    const url = `http://rebound.test:${new URL(good.url).port}/`;
    expect(await gateway.send(post(url))).toMatchObject({ kind: "answered", status: 200 });
    expect(asked).toBe(1);
    expect(await gateway.send(post(url))).toMatchObject({ kind: "failed", code: "address_refused" });
    expect(good.calls).toHaveLength(1);
  });

  it("uses no connection twice", async () => {
    const sink = await sinkOf();
    const gateway = gatewayOf();
    await gateway.send(post(sink.url));
    await gateway.send(post(sink.url));
    expect(sink.calls.map(({ headers }) => headers.connection)).toEqual(["close", "close"]);
  });
});
