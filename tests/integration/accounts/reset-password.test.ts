import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { auditEvent, brandHost, signInLink, user } from "@/db/schema";
import {
  findSession,
  hashPassword,
  openSession,
  removeUser,
  signInWithLink,
  signInWithPassword,
} from "@/lib/accounts";
import { changePassword } from "@/lib/accounts/change-password.process";
import { findPasswordLink } from "@/lib/accounts/find-password-link";
import { requestPasswordLink } from "@/lib/accounts/request-password-link.process";
import { requestSignInLink } from "@/lib/accounts/request-sign-in-link.process";
import { resetPassword } from "@/lib/accounts/reset-password.process";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import type { Mail } from "@/lib/gateways/mail";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeUser } from "@/tests/factories/make-user";

const visitor = { ip: "203.0.113.7", userAgent: "a browser" };
const OLD = "correct horse battery";
const NEW = "a new staple for it";
const EMAIL = "nina@example.org";
const oldHash = hashPassword(OLD);
const REFUSED = { code: "precondition_failed", reason: "account.password_link_refused" };

interface House {
  readonly brand: TestBrand;
  readonly clock: { at: Date };
  readonly nina: Ctx;
  readonly boss: Ctx;
  readonly anybody: Ctx;
}

async function makeHouse(): Promise<House> {
  const brand = await makeBrand();
  await withPlatform("who has no host sends no mail", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host: `${brand.facts.slug}.example`, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const clock = { at: new Date("2026-11-20T10:00:00Z") };
  const now = () => clock.at;
  const boss = await makeUser(brand, { kind: "operator" }, { email: "chef@example.org", now });
  const nina = await makeUser(brand, { kind: "operator", role: "support" }, { email: EMAIL, now });
  const passwordHash = await oldHash;
  await withBrand({ brandId: brand.id }, (tx) => tx.update(user).set({ passwordHash }));
  return { brand, clock, nina, boss, anybody: { ...nina, actor: { kind: "anonymous" } } };
}

let house: House;
let mails: Mail[];
beforeEach(async () => {
  [house, mails] = [await makeHouse(), []];
});

const send = async (mail: Mail) => {
  mails.push(mail);
  return { via: "outbox" as const, response: "taken" };
};
const idOf = ({ actor }: Ctx) => {
  if (!("userId" in actor)) throw new Error("nobody");
  return actor.userId;
};
async function ask(email = EMAIL, at = house, request = requestPasswordLink): Promise<number> {
  const door = { ip: visitor.ip, origin: "https://sonne.example:8443" };
  const { sending, retryAfterSeconds } = await request(at.anybody, { email }, door, send);
  await sending;
  return retryAfterSeconds;
}
/** The token in the newest mail. */
const token = () => /\?token=(\S+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "no link";
async function linkOf(at = house): Promise<string> {
  await ask(EMAIL, at);
  return token();
}
const reset = (link: string, password = NEW, at = house) =>
  resetPassword(at.anybody, { token: link, password }, { send });
async function signsIn(password: string, at = house): Promise<string> {
  return (await signInWithPassword(at.anybody, { email: EMAIL, password }, visitor)).kind;
}

describe("a link to a new password", () => {
  it("is mailed to whoever has an account, in their language, with the same answer to everybody", async () => {
    await withBrand({ brandId: house.brand.id }, (tx) =>
      tx.update(user).set({ locale: "de" }).where(eq(user.email, EMAIL)),
    );
    expect([await ask("nobody@example.org"), mails]).toEqual([0, []]);
    expect(await ask(" Nina@Example.org")).toBe(0);
    expect(mails).toMatchObject([{ to: [EMAIL], subject: "Neues Passwort bei Sonnenmarkt wählen" }]);
    const url = `https://sonne.example:8443/sign-in/password?token=${token()}`;
    for (const part of [mails[0]?.text, mails[0]?.html]) expect(part).toContain(url);
    expect(mails[0]?.text).toContain("60 Minuten");
    const rows = await withBrand({ brandId: house.brand.id }, (tx) => tx.select().from(signInLink));
    expect(JSON.stringify(rows)).not.toContain(token());
  });

  it("is asked for four times in fifteen minutes, whoever has the address", async () => {
    for (const email of [EMAIL, "nobody@example.org"]) {
      for (let i = 0; i < 4; i++) expect(await ask(email)).toBe(0);
      expect(await ask(email)).toBe(900);
    }
    expect(mails).toHaveLength(4);
  });

  it("is not mailed to who was removed", async () => {
    await removeUser(house.boss, { id: idOf(house.nina) });
    expect([await ask(), mails]).toEqual([0, []]);
  });

  it("says whose password it is for, and neither signs in by itself nor is a sign-in link one", async () => {
    const link = await linkOf();
    expect(await findPasswordLink(house.anybody, { token: link })).toEqual({ email: EMAIL });
    expect(await signInWithLink(house.anybody, { token: link, visitor })).toEqual({ kind: "refused" });
    await ask(EMAIL, house, requestSignInLink);
    expect(await findPasswordLink(house.anybody, { token: token() })).toBeNull();
    await expect(reset(token())).rejects.toMatchObject(REFUSED);
  });
});

describe("a new password by link", () => {
  it("lets the new one in and the old one no more, and ends all sessions and all other links of the person", async () => {
    const open = (who: Ctx) =>
      withBrand({ brandId: house.brand.id }, (tx) => openSession(tx, idOf(who), visitor, house.clock.at));
    const [hers, his] = [await open(house.nina), await open(house.boss)];
    const other = await linkOf();
    await ask(EMAIL, house, requestSignInLink);
    const signIn = token();
    expect(await reset(await linkOf())).toEqual({ email: EMAIL });
    expect(await findSession(house.brand.id, hers, house.clock.at)).toBeNull();
    expect(await findSession(house.brand.id, his, house.clock.at)).not.toBeNull();
    expect([await signsIn(NEW), await signsIn(OLD)]).toEqual(["signed_in", "refused"]);
    await expect(reset(other, "one more for them")).rejects.toMatchObject(REFUSED);
    expect(await signInWithLink(house.anybody, { token: signIn, visitor })).toEqual({ kind: "refused" });
  });

  it("comes in at once, however often the old one was guessed before", async () => {
    for (let i = 0; i < 11; i++) await signsIn("what was it");
    expect(await signsIn(OLD)).toBe("throttled");
    await reset(await linkOf());
    expect(await signsIn(NEW)).toBe("signed_in");
  });

  it("is audited and told by mail, without a word of it", async () => {
    const link = await linkOf();
    await reset(link);
    const events = await withBrand({ brandId: house.brand.id }, (tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, "account.reset_password")),
    );
    expect(events).toMatchObject([{ objectId: idOf(house.nina), after: { sessionsEnded: 0 } }]);
    expect(mails[1]).toMatchObject({ to: [EMAIL], subject: "Your password at Sonnenmarkt was changed" });
    expect(JSON.stringify([events, mails[1]])).not.toMatch(/argon2|staple/);
    expect(JSON.stringify([events, mails[1]])).not.toContain(link);
  });

  it("of ten at the same instant one counts, and a used link is over", async () => {
    const link = await linkOf();
    const all = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => reset(link, `${NEW} ${i}`)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(reset(link)).rejects.toMatchObject(REFUSED);
    expect(await findPasswordLink(house.anybody, { token: link })).toBeNull();
  });

  it("is over after an hour", async () => {
    const link = await linkOf();
    house.clock.at = new Date(house.clock.at.getTime() + 60 * 60_000);
    expect(await findPasswordLink(house.anybody, { token: link })).toBeNull();
    await expect(reset(link)).rejects.toMatchObject(REFUSED);
    expect(await signsIn(OLD)).toBe("signed_in");
  });

  it("is nothing at another brand, where the same address is another person's", async () => {
    const elsewhere = await makeHouse();
    const link = await linkOf();
    expect(await findPasswordLink(elsewhere.anybody, { token: link })).toBeNull();
    await expect(reset(link, NEW, elsewhere)).rejects.toMatchObject(REFUSED);
    await reset(link);
    expect([await signsIn(OLD, elsewhere), await signsIn(NEW)]).toEqual(["signed_in", "signed_in"]);
  });

  it("is nothing for who was removed since, or changed it in the settings since", async () => {
    const link = await linkOf();
    const keep = await withBrand({ brandId: house.brand.id }, (tx) =>
      openSession(tx, idOf(house.nina), visitor, house.clock.at),
    );
    await changePassword(house.nina, { current: OLD, password: "from the settings", keep }, { send });
    await expect(reset(link)).rejects.toMatchObject(REFUSED);
    const late = await linkOf();
    await removeUser(house.boss, { id: idOf(house.nina) });
    await expect(reset(late)).rejects.toMatchObject(REFUSED);
  });

  it("asks for a password as long as anywhere else, and keeps the link for the next try", async () => {
    const link = await linkOf();
    await expect(reset(link, "short")).rejects.toMatchObject({
      code: "invalid",
      details: { errors: [{ field: "password", code: "too_small" }] },
    });
    await reset(link);
    for (const garbage of ["", "x".repeat(43), "x".repeat(300)]) {
      expect(await findPasswordLink(house.anybody, { token: garbage })).toBeNull();
      await expect(reset(garbage)).rejects.toMatchObject(
        garbage.length === 43 ? REFUSED : { code: "invalid" },
      );
    }
  });
});
