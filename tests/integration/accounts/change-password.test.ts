import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { auditEvent, brandHost, user } from "@/db/schema";
import { findSession, hashPassword, openSession, signInWithPassword } from "@/lib/accounts";
import { changePassword } from "@/lib/accounts/change-password.process";
import { getSettings } from "@/lib/accounts/get-settings";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import type { Mail } from "@/lib/gateways/mail";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

const visitor = { ip: "203.0.113.7", userAgent: "a browser" };
const OLD = "correct horse battery";
const NEW = "a new staple for it";
const EMAIL = "nina@example.org";
const oldHash = hashPassword(OLD);

interface House {
  readonly brand: TestBrand;
  readonly clock: { at: Date };
  /** A buyer's person. */
  readonly nina: Ctx;
  readonly colleague: Ctx;
  /** Where Nina asks from. */
  readonly here: Id<"session">;
}

async function makeHouse({ password = true } = {}): Promise<House> {
  const brand = await makeBrand();
  await withPlatform("who has no host sends no mail", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host: `${brand.facts.slug}.example`, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const clock = { at: new Date("2026-11-20T10:00:00Z") };
  const now = () => clock.at;
  const { id: buyerId } = await makeBuyer(brand);
  const nina = await makeUser(brand, { kind: "buyer", buyerId, role: "member" }, { email: EMAIL, now });
  const colleague = await makeUser(brand, { kind: "buyer", buyerId }, { email: "otto@example.org", now });
  if (password) {
    const passwordHash = await oldHash;
    await withBrand({ brandId: brand.id }, (tx) => tx.update(user).set({ passwordHash }));
  }
  return { brand, clock, nina, colleague, here: await open(nina) };
}

const idOf = ({ actor }: Ctx) => {
  if (!("userId" in actor)) throw new Error("nobody");
  return actor.userId;
};
const open = (ctx: Ctx) =>
  withBrand({ brandId: ctx.brand.id }, (tx) => openSession(tx, idOf(ctx), visitor, ctx.now()));
const isOpen = async ({ brand, clock }: House, id: Id<"session">) =>
  (await findSession(brand.id, id, clock.at)) !== null;

let house: House;
let mails: Mail[];
beforeEach(async () => {
  [house, mails] = [await makeHouse(), []];
});

const send = async (mail: Mail) => {
  mails.push(mail);
  return { via: "outbox" as const, response: "taken" };
};
const change = (given: { current?: string; password?: string; keep?: Id<"session"> } = {}, at = house) =>
  changePassword(at.nina, { current: OLD, password: NEW, keep: at.here, ...given }, { send });
async function signsIn(password: string, email = EMAIL, at = house): Promise<boolean> {
  const anybody: Ctx = { ...at.nina, actor: { kind: "anonymous" } };
  return (await signInWithPassword(anybody, { email, password }, visitor)).kind === "signed_in";
}
const WRONG = { code: "invalid", details: { errors: [{ field: "current", code: "wrong_password" }] } };

describe("changing one's password", () => {
  it("lets the new one in and the old one no more, and ends all sessions but this one", async () => {
    const [there, colleagues] = [await open(house.nina), await open(house.colleague)];
    expect(await change()).toEqual({ ended: 1 });
    expect(await Promise.all([house.here, there, colleagues].map((id) => isOpen(house, id)))).toEqual([
      true,
      false,
      true,
    ]);
    expect([await signsIn(NEW), await signsIn(OLD)]).toEqual([true, false]);
    // A colleague with the very same password keeps it.
    expect(await signsIn(OLD, "otto@example.org")).toBe(true);
  });

  it("is audited without a word of either password", async () => {
    await change();
    const events = await withBrand({ brandId: house.brand.id }, (tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, "account.change_password")),
    );
    expect(events).toMatchObject([{ objectId: idOf(house.nina), after: { sessionsEnded: 0 } }]);
    expect(JSON.stringify(events)).not.toMatch(/argon2|staple|horse/);
  });

  it("is told to the person by mail, in their language and zone", async () => {
    await change();
    expect(mails).toMatchObject([{ to: [EMAIL], subject: expect.stringMatching(/^Your password at /) }]);
    await withBrand({ brandId: house.brand.id }, (tx) =>
      tx.update(user).set({ locale: "de", timeZone: "America/Chicago" }),
    );
    await change({ current: NEW, password: "yet another one" });
    const { subject, text = "", html = "" } = mails[1] ?? {};
    expect(subject).toMatch(/^Ihr Passwort bei .* wurde geändert$/);
    for (const part of [EMAIL, "20.11.2026, 04:00", `${house.brand.facts.slug}.example`, "/buyer/settings"]) {
      expect([text.includes(part), html.includes(part)], part).toEqual([true, true]);
    }
    expect(text + html).not.toMatch(/staple|horse|yet another/);
  });

  it("stands where the mail service takes nothing", async () => {
    const broken = () => Promise.reject(new Error("no line"));
    await changePassword(house.nina, { current: OLD, password: NEW, keep: house.here }, { send: broken });
    expect(await signsIn(NEW)).toBe(true);
  });

  it("refuses a wrong present password, none, and a new one that is too short: nothing changes", async () => {
    const there = await open(house.nina);
    await expect(change({ current: "wrong" })).rejects.toMatchObject(WRONG);
    await expect(change({ current: "" })).rejects.toMatchObject(WRONG);
    await expect(change({ password: "short" })).rejects.toMatchObject({
      code: "invalid",
      details: { errors: [{ field: "password", code: "too_small" }] },
    });
    expect([await isOpen(house, there), await signsIn(OLD), mails]).toEqual([true, true, []]);
  });

  it("sent twice, even at once, changes once", async () => {
    const both = await Promise.allSettled([change(), change({ password: "the other one of both" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(change()).rejects.toMatchObject(WRONG);
    expect(mails).toHaveLength(1);
  });

  it("lets ten tries through in fifteen minutes, then even the right one waits", async () => {
    for (let i = 0; i < 10; i++) await expect(change({ current: "wrong" })).rejects.toMatchObject(WRONG);
    await expect(change()).rejects.toMatchObject({
      code: "limit_exceeded",
      details: { retryAfterSeconds: 900 },
    });
    house.clock.at = new Date(house.clock.at.getTime() + 900_000);
    expect(await change()).toEqual({ ended: 0 });
  });

  it("does not know a colleague's session, another brand's, or one for nobody", async () => {
    const foreign = await makeHouse();
    for (const keep of [await open(house.colleague), foreign.here]) {
      await expect(change({ keep })).rejects.toMatchObject({ reason: "session.not_found" });
    }
    expect([await signsIn(OLD), await signsIn(OLD, EMAIL, foreign)]).toEqual([true, true]);
    const nobody: Ctx = { ...house.nina, actor: { kind: "anonymous" } };
    await expect(
      changePassword(nobody, { current: OLD, password: NEW, keep: house.here }),
    ).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a first password", () => {
  it("needs no other, and the next change does", async () => {
    const bare = await makeHouse({ password: false });
    expect(await getSettings(bare.nina, {})).toMatchObject({ hasPassword: false });
    await change({ current: "" }, bare);
    expect(await getSettings(bare.nina, {})).toMatchObject({ hasPassword: true });
    expect(await signsIn(NEW, EMAIL, bare)).toBe(true);
    expect(mails[0]?.subject).toMatch(/^A password was set for you at /);
    await expect(change({ current: "", password: "somebody else's" }, bare)).rejects.toMatchObject(WRONG);
  });
});
