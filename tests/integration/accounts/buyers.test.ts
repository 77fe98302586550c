import { beforeAll, describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { brandHost, buyer as buyerTable } from "@/db/schema";
import { acceptInvite, listUsers } from "@/lib/accounts";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { setLowBalance } from "@/lib/accounts/set-low-balance";
import { setUpBuyer } from "@/lib/accounts/set-up-buyer";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import type { sendMail } from "@/lib/gateways/mail";
import { getWallet } from "@/lib/reporting/get-wallet";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer, type TestBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

interface Home {
  readonly brand: TestBrand;
  readonly buyer: TestBuyer;
  readonly manager: Ctx;
  readonly support: Ctx;
  readonly owner: Ctx;
  readonly member: Ctx;
}

async function makeHome(): Promise<Home> {
  const brand = await makeBrand();
  // Who has no host sends no mail.
  await withPlatform("tests give brands hosts as the platform does", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host: `${brand.facts.slug}.example`, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const buyer = await makeBuyer(brand);
  const company = { kind: "buyer", buyerId: buyer.id } as const;
  return {
    brand,
    buyer,
    manager: await makeUser(brand, { kind: "operator", role: "manager" }),
    support: await makeUser(brand, { kind: "operator", role: "support" }),
    owner: await makeUser(brand, company),
    member: await makeUser(brand, { ...company, role: "member" }),
  };
}

let home: Home;
let away: Home;
beforeAll(async () => {
  [home, away] = [await makeHome(), await makeHome()];
});

const origin = "https://market.example";
const given = (name: string) => ({
  name,
  email: "office@example.org",
  timeZone: "Europe/Vienna",
  creditLimitMinor: 20_000,
  firstUser: { email: `${name.toLowerCase()}@example.org`, name: "Nora Neu" },
  origin,
});

describe("setting up a buyer", () => {
  type Mail = Parameters<typeof sendMail>[0];
  const outbox = () => {
    const mails: Mail[] = [];
    const send = async (mail: Mail) => {
      mails.push(mail);
      return { via: "outbox" as const, response: "taken" };
    };
    return { mails, send };
  };
  const countBuyers = async () =>
    (await withBrand({ brandId: home.brand.id }, (tx) => tx.select().from(buyerTable))).length;

  it("makes the company, its credit limit and its first owner, who accepts by the mailed link", async () => {
    const { mails, send } = outbox();
    const { buyerId, mailed } = await setUpBuyer(home.manager, given("Erste"), { send });
    expect(mailed).toBe(true);
    expect(await getBuyer(home.manager, { id: buyerId })).toMatchObject({
      name: "Erste",
      timeZone: "Europe/Vienna",
      country: "DE",
      lowBalance: null,
    });
    expect(await getWallet(home.manager, { buyerId })).toMatchObject({
      balanceMinor: 0,
      creditLimitMinor: 20_000,
    });
    expect(mails.map(({ to }) => to)).toEqual([["erste@example.org"]]);
    const token = /\/invite\/([\w-]+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    const visitor: Ctx = { ...home.manager, actor: { kind: "anonymous" } };
    await acceptInvite(visitor, { token, name: "Nora Neu", password: "long enough for anybody" });
    const people = await listUsers(home.manager, { kind: "buyer", buyerId });
    expect(people).toMatchObject([{ name: "Nora Neu", role: "owner", invitedUntil: null }]);
  });

  it("can do without a person, and makes nothing at all where one part is refused", async () => {
    const { mails, send } = outbox();
    const alone = await setUpBuyer(home.manager, { ...given("Allein"), firstUser: null }, { send });
    expect(alone.mailed).toBe(false);
    expect(mails).toEqual([]);
    const before = await countBuyers();
    const taken = { ...given("Zweite"), firstUser: { email: "taken@example.org" } };
    await makeUser(home.brand, { kind: "operator" }, { email: "taken@example.org" });
    await expect(setUpBuyer(home.manager, taken, { send })).rejects.toMatchObject({
      reason: "account.email_taken",
      details: { errors: [{ field: "firstUser.email", code: "taken" }] },
    });
    await expect(setUpBuyer(home.manager, given("Allein"), { send })).rejects.toMatchObject({
      reason: "buyer.name_taken",
    });
    expect(await countBuyers()).toBe(before);
    expect(mails).toEqual([]);
  });

  it("makes one where it is sent twice, and mails the same link again", async () => {
    const { mails, send } = outbox();
    const options = { send, idempotencyKey: "one-buyer" };
    const first = await setUpBuyer(home.manager, given("Dritte"), options);
    expect(await setUpBuyer(home.manager, given("Dritte"), options)).toEqual(first);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toBe(mails[1]?.text);
  });

  it("is for managers", async () => {
    for (const ctx of [home.support, home.owner]) {
      await expect(setUpBuyer(ctx, given("Niemand"))).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("the amount from which on a buyer is told", () => {
  it("is set by the company's owner, or by a manager who names the company", async () => {
    const { buyer, owner, manager } = home;
    expect((await setLowBalance(owner, { lowBalanceMinor: 5_000 })).lowBalance?.amount).toBe(5_000);
    await setLowBalance(manager, { buyerId: buyer.id, lowBalanceMinor: null });
    expect((await getBuyer(owner, { id: buyer.id })).lowBalance).toBeNull();
  });

  it("is nobody else's to set", async () => {
    const { buyer, member, support } = home;
    const another = await makeBuyer(home.brand);
    for (const ctx of [member, support]) {
      await expect(setLowBalance(ctx, { buyerId: buyer.id, lowBalanceMinor: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const gone = { code: "not_found", reason: "buyer.not_found" };
    for (const [ctx, buyerId] of [
      [home.owner, another.id],
      [away.manager, buyer.id],
      [away.owner, buyer.id],
      [home.manager, undefined],
    ] as const) {
      await expect(setLowBalance(ctx, { buyerId, lowBalanceMinor: 1 })).rejects.toMatchObject(gone);
    }
  });

  it("answers a replay with the first answer", async () => {
    const once = { idempotencyKey: "threshold" };
    const first = await setLowBalance(home.owner, { lowBalanceMinor: 700 }, once);
    await setLowBalance(home.owner, { lowBalanceMinor: 900 });
    expect(await setLowBalance(home.owner, { lowBalanceMinor: 700 }, once)).toEqual(first);
    expect((await getBuyer(home.owner, { id: home.buyer.id })).lowBalance?.amount).toBe(900);
  });
});
