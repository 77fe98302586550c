import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Tx, withBrand } from "@/db/brand";
import { auditEvent, session, signInLink, user } from "@/db/schema";
import {
  findSession,
  hashPassword,
  makeOwnerLinks,
  makeSignInLink,
  openSession,
  requestSignInLink,
  resolveSession,
  revokeAllSessions,
  revokeSession,
  signInWithLink,
  signInWithPassword,
} from "@/lib/accounts";
import { sealSession } from "@/lib/accounts/session-token";
import { countTry, networkOf, SIGN_IN_PER_IP } from "@/lib/accounts/throttle";
import { createBrand, type KnownBrand } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newUuid } from "@/lib/core/id";
import type { Mail } from "@/lib/gateways/mail";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeUser } from "@/tests/factories/make-user";

const DAY = 86_400_000;
const visitor = { ip: "203.0.113.7", userAgent: "a browser" };
const PASSWORD = "correct horse battery";
const hash = hashPassword(PASSWORD);

interface Market {
  readonly brand: TestBrand;
  readonly owner: Ctx;
  readonly clock: { at: Date };
  readonly anybody: Ctx;
}

async function makeMarket(): Promise<Market> {
  const brand = await makeBrand();
  const clock = { at: new Date("2026-11-20T10:00:00Z") };
  const now = () => clock.at;
  const owner = await makeUser(brand, { kind: "operator" }, { email: "chef@example.org", now });
  await withBrand({ brandId: brand.id }, async (tx) => tx.update(user).set({ passwordHash: await hash }));
  return { brand, owner, clock, anybody: { ...owner, actor: { kind: "anonymous" } } };
}

const userOf = (ctx: Ctx) => {
  if (!("userId" in ctx.actor)) throw new Error("nobody");
  return ctx.actor.userId;
};
const signIn = ({ anybody }: Market, password = PASSWORD, email = "Chef@Example.org ", ip = visitor.ip) =>
  signInWithPassword(anybody, { email, password }, { ...visitor, ip });

async function signedIn(market: Market) {
  const outcome = await signIn(market);
  if (outcome.kind !== "signed_in") throw new Error(outcome.kind);
  return outcome.sessionId;
}

let market: Market;
beforeEach(async () => {
  market = await makeMarket();
});
function inBrand<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return withBrand({ brandId: market.brand.id }, fn);
}

describe("signing in with a password", () => {
  it("opens a session that knows user, role and portal, and is audited", async () => {
    const outcome = await signIn(market);
    expect(outcome).toMatchObject({ kind: "signed_in", portal: "operator" });
    const sessionId = await signedIn(market);
    const found = await findSession(market.brand.id, sessionId, market.clock.at);
    expect(found).toMatchObject({ actor: { kind: "operator", role: "owner" }, email: "chef@example.org" });
    const audits = await inBrand((tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, "account.sign_in_with_password")),
    );
    expect(audits.map((row) => row.objectId)).toContain(userOf(market.owner));
  });

  it("refuses a wrong password, an unknown address, a user without password and a disabled one in the same way", async () => {
    expect(await signIn(market, "wrong")).toEqual({ kind: "refused" });
    expect(await signIn(market, PASSWORD, "nobody@example.org")).toEqual({ kind: "refused" });
    await makeUser(market.brand, { kind: "operator" }, { email: "link-only@example.org" });
    expect(await signIn(market, PASSWORD, "link-only@example.org")).toEqual({ kind: "refused" });
    await inBrand((tx) => tx.update(user).set({ disabledAt: market.clock.at }));
    expect(await signIn(market)).toEqual({ kind: "refused" });
  });

  it("knows nothing of the same address at another brand", async () => {
    const other = await makeMarket();
    await withBrand({ brandId: other.brand.id }, async (tx) =>
      tx.update(user).set({ passwordHash: await hashPassword("the other brand's") }),
    );
    expect(await signIn(other)).toEqual({ kind: "refused" });
    expect(await signIn(other, "the other brand's")).toMatchObject({ kind: "signed_in" });
    expect(await findSession(other.brand.id, await signedIn(market), market.clock.at)).toBeNull();
  });

  it("lets ten tries per address through in fifteen minutes, wherever they come from, then waits", async () => {
    for (let i = 0; i < 10; i++) {
      expect(await signIn(market, "wrong", "chef@example.org", `203.0.113.${i}`)).toEqual({
        kind: "refused",
      });
    }
    expect(await signIn(market)).toEqual({ kind: "throttled", retryAfterSeconds: 900 });
    market.clock.at = new Date(market.clock.at.getTime() + 900_000);
    expect(await signIn(market)).toMatchObject({ kind: "signed_in" });
  });

  it("holds up a network address that guesses, not one that many people share", async () => {
    const key = `sign-in:ip:${visitor.ip}`;
    for (let i = 0; i < 59; i++) await inBrand((tx) => countTry(tx, key, SIGN_IN_PER_IP, market.clock.at));
    for (let i = 0; i < 3; i++) expect(await signIn(market)).toMatchObject({ kind: "signed_in" });
    expect(await signIn(market, "wrong")).toEqual({ kind: "refused" });
    expect(await signIn(market)).toEqual({ kind: "throttled", retryAfterSeconds: 900 });
  });

  it("forgets the tries after a success", async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 9; i++) await signIn(market, "wrong");
      expect(await signIn(market)).toMatchObject({ kind: "signed_in" });
    }
  });

  it("counts tries at the same instant exactly", async () => {
    const waits = await Promise.all(
      Array.from({ length: 30 }, () =>
        inBrand((tx) => countTry(tx, "race", { tries: 10, windowSeconds: 60 }, market.clock.at)),
      ),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    expect(waits.filter((wait) => wait === 60)).toHaveLength(20);
  });

  it("counts an IPv6 network as one", () => {
    expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:db8:1:2:bbbb:cccc:dddd:1"));
    expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8::ffff"));
    expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
    expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  });
});

describe("a session", () => {
  it("ends thirty days after its last use, not its first", async () => {
    const id = await signedIn(market);
    const start = market.clock.at.getTime();
    const later = (days: number) => findSession(market.brand.id, id, new Date(start + days * DAY));
    expect(await later(29)).not.toBeNull();
    expect(await later(58)).not.toBeNull();
    expect(await later(89)).toBeNull();
  });

  it("writes its last use once a minute at most", async () => {
    const id = await signedIn(market);
    const seen = async (seconds: number) => {
      await findSession(market.brand.id, id, new Date(market.clock.at.getTime() + seconds * 1000));
      const [row] = await inBrand((tx) => tx.select().from(session).where(eq(session.id, id)));
      return row ? (row.lastSeenAt.getTime() - market.clock.at.getTime()) / 1000 : null;
    };
    expect([await seen(30), await seen(61), await seen(90), await seen(130)]).toEqual([0, 61, 61, 130]);
  });

  it("follows the user: another role counts at once, a disabled user is out", async () => {
    const id = await signedIn(market);
    await inBrand((tx) => tx.update(user).set({ role: "viewer" }));
    expect(await findSession(market.brand.id, id, market.clock.at)).toMatchObject({
      actor: { role: "viewer" },
    });
    await inBrand((tx) => tx.update(user).set({ disabledAt: market.clock.at }));
    expect(await findSession(market.brand.id, id, market.clock.at)).toBeNull();
  });

  it("is revoked by its owner for good; again changes nothing; another's is not found", async () => {
    const [mine, other] = [await signedIn(market), await signedIn(market)];
    const colleague = await makeUser(market.brand, { kind: "operator" });
    await expect(revokeSession(colleague, { sessionId: mine })).rejects.toMatchObject({ code: "not_found" });
    const stranger = await makeMarket();
    await expect(revokeSession(stranger.owner, { sessionId: mine })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(revokeSession(market.anybody, { sessionId: mine })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await revokeSession(market.owner, { sessionId: mine });
    await revokeSession(market.owner, { sessionId: mine });
    expect(await findSession(market.brand.id, mine, market.clock.at)).toBeNull();
    expect(await findSession(market.brand.id, other, market.clock.at)).not.toBeNull();
  });

  it("is ended with all others of a user by a manager, and by nobody below or elsewhere", async () => {
    const ids = [await signedIn(market), await signedIn(market)];
    const userId = userOf(market.owner);
    const viewer = await makeUser(market.brand, { kind: "operator", role: "viewer" });
    await expect(revokeAllSessions(viewer, { userId })).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await makeMarket();
    await expect(revokeAllSessions(stranger.owner, { userId })).rejects.toMatchObject({ code: "not_found" });
    const manager = await makeUser(market.brand, { kind: "operator", role: "manager" });
    expect(await revokeAllSessions(manager, { userId })).toEqual({ ended: 2 });
    expect(await revokeAllSessions(manager, { userId })).toEqual({ ended: 0 });
    for (const id of ids) expect(await findSession(market.brand.id, id, market.clock.at)).toBeNull();
  });
});

describe("a cookie", () => {
  it("counts on the host it was given on, and nowhere else", async () => {
    const made = await Promise.all(["one", "two"].map((name) => makeKnownBrand(name)));
    const [one, two] = made;
    if (!one || !two) throw new Error("no brands");
    const sessionId = await withBrand({ brandId: one.brand.id }, async (tx) => {
      return openSession(tx, userOf(one.owner), visitor, new Date());
    });
    const host = one.brand.primaryHost;
    const token = sealSession(sessionId, host);
    const ask = (on: string, cookie: string) =>
      resolveSession(new Headers({ host: `${on}:3000`, cookie: `theme=dark; session=${cookie}; a=b` }));
    expect((await ask(host, token))?.ctx).toMatchObject({
      brand: { id: one.brand.id },
      actor: { kind: "operator", userId: userOf(one.owner) },
    });
    expect(await ask(two.brand.primaryHost, token)).toBeNull();
    // Signed for the other host, as only we could: the row is still of the first brand.
    expect(await ask(two.brand.primaryHost, sealSession(sessionId, two.brand.primaryHost))).toBeNull();
    for (const forged of [sessionId, `${sessionId}.`, `${token}x`, token.replace(".", ".A"), "", "x.y"]) {
      expect(await ask(host, forged)).toBeNull();
    }
  });
});

async function makeKnownBrand(name: string): Promise<{ brand: KnownBrand; owner: Ctx }> {
  const slug = `${name}-${newUuid().slice(24)}`;
  const brand = await createBrand({
    slug,
    name,
    currency: "EUR",
    timeZone: "Europe/Berlin",
    locale: "de",
    country: "DE",
    mailFrom: "a@example.org",
    hosts: [`${slug}.example`],
  });
  const owner = await makeUser(
    { ...market.brand, id: brand.id, facts: brand },
    { kind: "operator" },
    {
      email: "chef@example.org",
    },
  );
  return { brand, owner };
}

describe("a sign-in link", () => {
  const link = (minutes?: number) =>
    inBrand((tx) => makeSignInLink(tx, userOf(market.owner), market.clock.at, minutes));

  it("signs in once: of ten uses at the same instant one", async () => {
    const token = await link();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => signInWithLink(market.anybody, { token, visitor })),
    );
    expect(outcomes.filter(({ kind }) => kind === "signed_in")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "refused")).toHaveLength(9);
  });

  it("is over after fifteen minutes, and nothing at another brand", async () => {
    const token = await link();
    const stranger = await makeMarket();
    expect(await signInWithLink(stranger.anybody, { token, visitor })).toEqual({ kind: "refused" });
    market.clock.at = new Date(market.clock.at.getTime() + 15 * 60_000);
    expect(await signInWithLink(market.anybody, { token, visitor })).toEqual({ kind: "refused" });
  });

  it("is stored as a hash only", async () => {
    const token = await link();
    const rows = await inBrand((tx) => tx.select().from(signInLink));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is mailed to whoever has an account, with the same answer to everybody", async () => {
    const { brand, owner } = await makeKnownBrand("mailing");
    const anybody: Ctx = { ...owner, actor: { kind: "anonymous" } };
    const sent: Mail[] = [];
    const send = async (mail: Mail) => {
      sent.push(mail);
      return { via: "outbox", response: "" } as const;
    };
    const origin = `https://${brand.primaryHost}`;
    const ask = async (email: string) => {
      const { sending, ...answer } = await requestSignInLink(
        anybody,
        { email },
        { ip: "203.0.113.7", origin },
        send,
      );
      await sending;
      return answer;
    };
    expect(await ask("nobody@example.org")).toEqual({ retryAfterSeconds: 0 });
    expect(sent).toEqual([]);
    expect(await ask("CHEF@example.org")).toEqual({ retryAfterSeconds: 0 });
    expect(sent.map(({ to }) => to)).toEqual([["chef@example.org"]]);
    const token = /https:\/\/\S+\?token=(\S+)/.exec(sent[0]?.text ?? "")?.[1] ?? "";
    expect(sent[0]?.html).toContain(`${origin}/sign-in/link?token=${token}`);
    expect(await signInWithLink(anybody, { token, visitor })).toMatchObject({ kind: "signed_in" });
    for (let i = 0; i < 3; i++) await ask("chef@example.org");
    expect((await ask("chef@example.org")).retryAfterSeconds).toBeGreaterThan(0);
    expect(sent).toHaveLength(4);
  });

  it("is made for an owner as long as no operator of the brand ever signed in", async () => {
    const { brand, owner } = await makeKnownBrand("first");
    const mine = async () => (await makeOwnerLinks(new Date())).filter((made) => made.brand.id === brand.id);
    const [made] = await mine();
    expect(made?.email).toBe("chef@example.org");
    const token = made?.path.split("token=")[1] ?? "";
    const outcome = await signInWithLink({ ...owner, actor: { kind: "anonymous" } }, { token, visitor });
    expect(outcome).toMatchObject({ kind: "signed_in", portal: "operator" });
    expect(await mine()).toEqual([]);
  });
});
