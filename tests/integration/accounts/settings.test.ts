import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import { endOtherSessions } from "@/lib/accounts/end-other-sessions";
import { findSession } from "@/lib/accounts/find-session";
import { getPreferences } from "@/lib/accounts/get-preferences";
import { getSettings } from "@/lib/accounts/get-settings";
import { listSessions } from "@/lib/accounts/list-sessions";
import { openSession } from "@/lib/accounts/open-session";
import { updatePreferences } from "@/lib/accounts/update-preferences";
import { updateSettings } from "@/lib/accounts/update-settings";
import type { Ctx } from "@/lib/core/ctx";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

interface Company {
  readonly brand: TestBrand;
  readonly owner: Ctx;
  readonly member: Ctx;
  readonly anybody: Ctx;
}

async function makeCompany(): Promise<Company> {
  const brand = await makeBrand();
  const buyer = await makeBuyer(brand);
  const owner = await makeUser(brand, { kind: "buyer", buyerId: buyer.id });
  const member = await makeUser(brand, { kind: "buyer", buyerId: buyer.id, role: "member" });
  return { brand, owner, member, anybody: { ...owner, actor: { kind: "anonymous" } } };
}

let own: Company;
let foreign: Company;
beforeAll(async () => {
  [own, foreign] = [await makeCompany(), await makeCompany()];
});

const userIdOf = (ctx: Ctx) => {
  if (!("userId" in ctx.actor)) throw new Error("nobody");
  return ctx.actor.userId;
};
const visitor = { ip: "203.0.113.7", userAgent: "a browser" };
async function signIn(ctx: Ctx) {
  if (!("userId" in ctx.actor)) throw new Error("nobody");
  const { userId } = ctx.actor;
  return withBrand({ brandId: ctx.brand.id }, (tx) => openSession(tx, userId, visitor, ctx.now()));
}

describe("a person's settings", () => {
  const choice = { locale: "de", timeZone: "America/Chicago" } as const;

  it("are one's own: nobody else's change", async () => {
    expect(await getSettings(own.owner, {})).toMatchObject({ locale: null, timeZone: null });
    expect(await updateSettings(own.owner, choice)).toMatchObject(choice);
    expect(await getSettings(own.owner, {})).toMatchObject(choice);
    for (const other of [own.member, foreign.owner]) {
      expect(await getSettings(other, {})).toMatchObject({ locale: null, timeZone: null });
    }
  });

  it("go with the session: pages tell times in the person's zone", async () => {
    await updateSettings(own.owner, choice);
    const found = await findSession(own.brand.id, await signIn(own.owner), new Date());
    expect(found).toMatchObject(choice);
  });

  it("change nothing when they are sent again", async () => {
    const first = await updateSettings(own.member, choice, { idempotencyKey: "once" });
    await updateSettings(own.member, { locale: "en", timeZone: null });
    expect(await updateSettings(own.member, choice, { idempotencyKey: "once" })).toEqual(first);
    expect(await getSettings(own.member, {})).toMatchObject({ locale: "en", timeZone: null });
  });

  it("refuse what is no time zone, and who is not signed in", async () => {
    const nowhere = { locale: "en", timeZone: "Mars/Olympus" } as const;
    await expect(updateSettings(own.owner, nowhere)).rejects.toMatchObject({ code: "invalid" });
    await expect(updateSettings(own.anybody, choice)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(getSettings(own.anybody, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a person's preferences", () => {
  const store = (ctx: Ctx, preferences: Record<string, unknown>) =>
    withBrand({ brandId: ctx.brand.id }, (tx) =>
      tx
        .update(user)
        .set({ preferences })
        .where(eq(user.id, userIdOf(ctx))),
    );
  const stored = async (ctx: Ctx) => {
    const [row] = await withBrand({ brandId: ctx.brand.id }, (tx) =>
      tx
        .select({ preferences: user.preferences })
        .from(user)
        .where(eq(user.id, userIdOf(ctx))),
    );
    return row?.preferences;
  };

  it("begin with every mail and key, change one at a time, and keep what is not known here", async () => {
    expect(await getPreferences(own.owner, {})).toEqual({
      mailLowBalance: true,
      mailEndpointFailing: true,
      shortcuts: true,
    });
    await store(own.owner, { somethingElse: false, mailLowBalance: "odd" });
    await updatePreferences(own.owner, { mailEndpointFailing: false });
    expect(await stored(own.owner)).toMatchObject({ somethingElse: false, mailEndpointFailing: false });
    expect(await getPreferences(own.owner, {})).toMatchObject({
      mailLowBalance: true,
      mailEndpointFailing: false,
    });
    for (const other of [own.member, foreign.owner]) expect(await stored(other)).toEqual({});
  });

  it("are set once where they are sent twice, and by nobody who is not signed in", async () => {
    const off = { mailLowBalance: false };
    await updatePreferences(own.member, off, { idempotencyKey: "off" });
    await updatePreferences(own.member, { mailLowBalance: true });
    await updatePreferences(own.member, off, { idempotencyKey: "off" });
    expect(await getPreferences(own.member, {})).toMatchObject({ mailLowBalance: true });
    await expect(updatePreferences(own.anybody, off)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("ending all other sessions", () => {
  it("keeps the one that asks, and everybody else's", async () => {
    const [here, there, colleagues] = [
      await signIn(own.owner),
      await signIn(own.owner),
      await signIn(own.member),
    ];
    const { ended } = await endOtherSessions(own.owner, { keep: here });
    expect(ended).toBeGreaterThanOrEqual(1);
    expect((await listSessions(own.owner, {})).map(({ id }) => id)).toEqual([here]);
    expect(await findSession(own.brand.id, there, new Date())).toBeNull();
    expect(await findSession(own.brand.id, colleagues, new Date())).not.toBeNull();
  });

  it("answers a replay with the first answer and ends nothing more", async () => {
    const here = await signIn(own.member);
    const first = await endOtherSessions(own.member, { keep: here }, { idempotencyKey: here });
    const later = await signIn(own.member);
    expect(await endOtherSessions(own.member, { keep: here }, { idempotencyKey: here })).toEqual(first);
    expect(await findSession(own.brand.id, later, new Date())).not.toBeNull();
  });

  it("does not know a colleague's session, another brand's, or one for nobody", async () => {
    const here = await signIn(own.owner);
    const gone = { code: "not_found", reason: "session.not_found" };
    for (const keep of [await signIn(own.member), await signIn(foreign.owner)]) {
      await expect(endOtherSessions(own.owner, { keep })).rejects.toMatchObject(gone);
    }
    expect(await findSession(own.brand.id, here, new Date())).not.toBeNull();
    await expect(endOtherSessions(own.anybody, { keep: here })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});
