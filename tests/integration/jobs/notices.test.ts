import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { brandHost, buyer as buyerTable, endpoint, user } from "@/db/schema";
import { tellLowBalances } from "@/lib/accounts/low-balance.job";
import { setLowBalance } from "@/lib/accounts/set-low-balance";
import { updatePreferences } from "@/lib/accounts/update-preferences";
import { brandDirectory } from "@/lib/brands";
import { systemCtx } from "@/lib/core/ctx";
import { tellFailingEndpoints } from "@/lib/deliveries/failing-endpoint.job";
import { enableEndpoint } from "@/lib/deliveries/settle-deliveries";
import type { sendMail } from "@/lib/gateways/mail";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

const HOUR_MS = 3_600_000;

async function market() {
  const { brand, contract, buyer: addBuyer } = await makeMarket();
  const host = `${brand.facts.slug}.example`;
  await withPlatform("tests give brands hosts as the platform does", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const known = await brandDirectory().findById(brand.id);
  if (!known) throw new Error("the brand has no host");
  const mails: Parameters<typeof sendMail>[0][] = [];
  const send: typeof sendMail = async (mail) => {
    mails.push(mail);
    return { via: "outbox", response: "taken" };
  };
  const buyer = await addBuyer({ name: "Alpenstrom", email: "office@example.org", fundsMinor: 100_000 });
  const system = systemCtx(brand.facts, "test");
  const move = (amountMinor: number) =>
    adjustWallet(system, { buyerId: buyer.id, amountMinor, reason: "test" });
  /** Somebody of the buyer who has chosen a password. */
  const person = async (email: string) => {
    const ctx = await makeUser(brand, { kind: "buyer", buyerId: buyer.id }, { email });
    await withBrand({ brandId: brand.id }, (tx) =>
      tx.update(user).set({ passwordHash: "chosen", locale: "en" }).where(eq(user.email, email)),
    );
    return ctx;
  };
  const addressees = () => mails.map(({ to }) => to.join()).toSorted();
  return { brand, known, host, mails, addressees, send, buyer, contract, move, person, system };
}

describe("the mail on a low balance", () => {
  it("comes once per crossing: below ten leads of the dearest active contract, and again only after being above", async () => {
    const { known, host, mails, send, buyer, contract, move, person } = await market();
    await contract({ buyer, priceExclusiveMinor: 4_000 });
    await contract({ buyer, priceExclusiveMinor: 90_000, status: "paused" });
    await person("one@example.org");
    const run = () => tellLowBalances(known, new Date(), send);
    expect(await run()).toEqual([]);
    await move(-60_000);
    expect(await run()).toEqual([]);
    await move(-1);
    expect(await run()).toEqual([buyer.id]);
    expect(await run()).toEqual([]);
    await move(-10_000);
    expect(await run()).toEqual([]);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: ["one@example.org"],
      subject: "Your balance with Sonnenmarkt is low",
    });
    for (const part of [mails[0]?.html ?? "", mails[0]?.text ?? ""]) {
      for (const said of [
        "€399.99",
        "€400.00",
        "Alpenstrom",
        `${host}`,
        "/buyer/wallet",
        "/buyer/settings",
      ]) {
        expect(part).toContain(said);
      }
    }
    await move(60_000);
    expect(await run()).toEqual([]);
    await move(-60_000);
    expect(await run()).toEqual([buyer.id]);
    expect(mails).toHaveLength(2);
  });

  it("goes out once where two processes look at the same moment", async () => {
    const { known, mails, send, buyer, move, system } = await market();
    await setLowBalance(system, { buyerId: buyer.id, lowBalanceMinor: 50_000 });
    await move(-90_000);
    const runs = await Promise.all(Array.from({ length: 8 }, () => tellLowBalances(known, new Date(), send)));
    expect(runs.flat()).toEqual([buyer.id]);
    expect(mails).toHaveLength(1);
    // Nobody has an account yet: the company's address, in its language, without a way to settings it cannot open.
    expect(mails[0]).toMatchObject({
      to: ["office@example.org"],
      subject: "Ihr Guthaben bei Sonnenmarkt ist niedrig",
    });
    expect(mails[0]?.text).not.toContain("/buyer/settings");
  });

  it("goes to whoever wants it, keeps to the company's amount, and leaves suspended companies alone", async () => {
    const { brand, known, mails, addressees, send, buyer, move, person, system } = await market();
    await person("wants@example.org");
    await updatePreferences(await person("wants-not@example.org"), { mailLowBalance: false });
    await makeUser(brand, { kind: "buyer", buyerId: buyer.id }, { email: "never-came@example.org" });
    await setLowBalance(system, { buyerId: buyer.id, lowBalanceMinor: 0 });
    await move(-100_000);
    expect(await tellLowBalances(known, new Date(), send)).toEqual([]);
    await setLowBalance(system, { buyerId: buyer.id, lowBalanceMinor: 1 });
    const setStatus = (status: "active" | "suspended") =>
      withBrand({ brandId: brand.id }, (tx) =>
        tx.update(buyerTable).set({ status }).where(eq(buyerTable.id, buyer.id)),
      );
    await setStatus("suspended");
    expect(await tellLowBalances(known, new Date(), send)).toEqual([]);
    await setStatus("active");
    expect(await tellLowBalances(known, new Date(), send)).toEqual([buyer.id]);
    expect(addressees()).toEqual(["wants@example.org"]);
    expect(mails[0]?.headers?.["List-Unsubscribe"]).toMatch(/buyer\/settings>$/);
  });

  it("is tried again where the mail service took none", async () => {
    const { known, mails, send, buyer, move, system } = await market();
    await setLowBalance(system, { buyerId: buyer.id, lowBalanceMinor: 50_000 });
    await move(-90_000);
    const broken: typeof sendMail = async () => {
      throw new Error("no service");
    };
    expect(await tellLowBalances(known, new Date(), broken)).toEqual([]);
    expect(await tellLowBalances(known, new Date(), send)).toEqual([buyer.id]);
    expect(mails).toHaveLength(1);
  });
});

describe("the mail on a failing endpoint", () => {
  it("comes after an hour of failures, once more when it is given up, and anew after it has worked", async () => {
    const { brand, known, mails, send, buyer, person } = await market();
    await person("one@example.org");
    const id = await makeEndpoint(brand, buyer, { kind: "webhook", config: {} });
    const set = (values: Partial<typeof endpoint.$inferInsert>) =>
      withBrand({ brandId: brand.id }, (tx) => tx.update(endpoint).set(values).where(eq(endpoint.id, id)));
    const start = Date.now();
    const run = (hours: number) => tellFailingEndpoints(known, new Date(start + hours * HOUR_MS), send);
    await set({ failingSince: new Date(start) });
    expect(await run(0.9)).toEqual([]);
    expect(await run(1.1)).toEqual([id]);
    expect((await Promise.all([run(2), run(2)])).flat()).toEqual([]);
    await set({ disabledAt: new Date(start + 3 * HOUR_MS), disabledReason: "failing" });
    expect((await Promise.all([run(4), run(4)])).flat()).toEqual([id]);
    expect(await run(5)).toEqual([]);
    expect(mails.map(({ subject }) => subject.replace(/“.*”/, "it"))).toEqual([
      "it takes no leads",
      "it has been switched off",
    ]);
    expect(mails[0]?.text).toContain(`/buyer/contracts/endpoints/${id}`);
    await withBrand({ brandId: brand.id }, (tx) => enableEndpoint(tx, id));
    expect(await run(6)).toEqual([]);
    await set({ disabledAt: new Date(start + 7 * HOUR_MS), disabledReason: "by_user" });
    expect(await run(8)).toEqual([]);
    await set({ disabledAt: null, disabledReason: null, failingSince: new Date(start + 8 * HOUR_MS) });
    expect(await run(10)).toEqual([id]);
  });
});
