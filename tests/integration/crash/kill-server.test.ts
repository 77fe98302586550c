import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { type ChildServer, startChildServer } from "@/tests/support/child-server";
import { drive, expectAllKept, makeLoadMarket, makePostings, type Posting } from "./lead-load";

const ROUNDS = 3;
const CONNECTIONS = 32;
/** Acknowledged leads after which the server is killed. */
const KILL_AFTER = 250;

let server: ChildServer | undefined;
afterAll(async () => {
  await server?.kill();
  await closePool();
});

it("a server killed under load has kept all it acknowledged, and doubles nothing that is sent again", async () => {
  const load = await makeLoadMarket();
  const { apiKey } = load;
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const fresh = makePostings();
  const all: Posting[] = [];
  const changed: string[] = [];
  const refused: string[] = [];

  /** Sends the postings; with `killer`, until the connections are cut. */
  const send = async (
    target: ChildServer,
    next: () => Posting | null,
    killer?: { after: number; laterMs: number },
  ) => {
    let acknowledged = 0;
    let killed: Promise<void> | undefined;
    const cut = await drive({
      port: target.port,
      apiKey,
      connections: CONNECTIONS,
      next,
      answered: (posting, { status, body }) => {
        if (status !== 200) refused.push(`${status} ${body}`);
        else if (posting.answer === null) posting.answer = body;
        else if (posting.answer !== body) changed.push(`${posting.answer} → ${body}`);
        if (killer && ++acknowledged === killer.after) killed = delay(killer.laterMs).then(target.kill);
      },
    });
    await killed;
    return cut;
  };
  const listOf = (postings: readonly Posting[]) => {
    const left = [...postings];
    return () => left.shift() ?? null;
  };

  for (let round = 1; round <= ROUNDS; round++) {
    server = await startChildServer(databaseUrl);
    // What was acknowledged is answered the same again; what was not is settled now.
    expect(await send(server, listOf(all))).toBe(0);
    const begun: Posting[] = [];
    const next = (): Posting => {
      const posting = fresh();
      begun.push(posting);
      return posting;
    };
    // At another moment of a batch each time: while answers go out, while it is proposed, while it commits.
    expect(await send(server, next, { after: KILL_AFTER, laterMs: (round - 1) * 3 })).toBe(CONNECTIONS);
    expect(server.isRunning()).toBe(false);
    expect(begun.filter(({ answer }) => answer !== null).length).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(begun.filter(({ answer }) => answer === null).length).toBeGreaterThan(0);
    all.push(...begun);
  }
  server = await startChildServer(databaseUrl);
  expect(await send(server, listOf(all))).toBe(0);
  expect({ changed, refused }).toEqual({ changed: [], refused: [] });
  await expectAllKept(load, all);
}, 180_000);
