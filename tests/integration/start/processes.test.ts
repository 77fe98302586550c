import { afterEach, expect, it } from "vitest";
import { withPlatform } from "@/db/brand";
import { brandHost } from "@/db/schema";
import { makeBrand } from "@/tests/factories/make-brand";
import { type ChildServer, startChildServer } from "@/tests/support/child-server";
import { openWebhookSink } from "@/tests/support/webhook-sink";
import { drive, expectAllKept, makeLoadMarket, makePostings, type Posting } from "../crash/lead-load";
import { makeKey, makeMarket, person } from "../intake/market";

const CONNECTIONS = 16;
/** Acknowledged leads after which the server is told to end. */
const END_AFTER = 100;

const databaseUrl = process.env.DATABASE_URL ?? "";
const servers: ChildServer[] = [];
const start = async (role: "api" | "worker"): Promise<ChildServer> => {
  const server = await startChildServer(databaseUrl, role);
  servers.push(server);
  return server;
};
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
});

it("a process told to end answers the leads it has taken, stores none that it did not answer, and ends in peace", async () => {
  const load = await makeLoadMarket();
  const server = await start("api");
  const fresh = makePostings();
  const begun: Posting[] = [];
  const refused: number[] = [];
  let acknowledged = 0;
  let ended: Promise<number | null> | undefined;
  await drive({
    port: server.port,
    apiKey: load.apiKey,
    connections: CONNECTIONS,
    next: () => {
      if (!server.isRunning()) return null;
      const posting = fresh();
      begun.push(posting);
      return posting;
    },
    answered: (posting, { status, body }) => {
      if (status === 200) posting.answer = body;
      else refused.push(status);
      if (++acknowledged === END_AFTER) ended = server.terminate();
    },
  });
  expect(await ended).toBe(0);
  // Stopping is no reason to refuse anything for good.
  expect(refused.filter((status) => status !== 503)).toEqual([]);
  const answered = begun.filter(({ answer }) => answer !== null);
  expect(answered.length).toBeGreaterThanOrEqual(END_AFTER);
  await expectAllKept(load, answered);
}, 60_000);

it("the API and the deliveries may run in processes of their own", async () => {
  const sink = await openWebhookSink();
  try {
    const brand = await makeBrand();
    await withPlatform("tests make brands as the platform does", (tx) =>
      tx.insert(brandHost).values({ host: `${brand.facts.slug}.test`, brandId: brand.id, isPrimary: true }),
    );
    const market = await makeMarket({ brand, endpoint: { kind: "webhook", config: { url: sink.url } } });
    const [api] = await Promise.all([start("api"), start("worker")]);
    const answer = await fetch(`http://127.0.0.1:${api.port}/api/v1/leads`, {
      method: "POST",
      headers: { authorization: `Bearer ${await makeKey(market)}`, "content-type": "application/json" },
      body: JSON.stringify(person()),
    });
    const lead = (await answer.json()) as { id: string; status: string };
    expect(lead.status).toBe("sold");
    const [call] = await sink.received(1);
    expect(JSON.parse(call?.body ?? "{}").data.lead.id).toBe(lead.id);
  } finally {
    await sink.close();
  }
}, 60_000);
