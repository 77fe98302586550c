import { describe, expect, it } from "vitest";
import { createUser } from "@/lib/accounts";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

async function makeMarket() {
  const brand = await makeBrand();
  const buyer = await makeBuyer(brand);
  return { brand, buyer, owner: await makeUser(brand, { kind: "operator" }) };
}
const person = { email: "Neu@Example.org", name: "Neu" };

describe("a new user", () => {
  it("belongs to the company named, once per address", async () => {
    const { owner, buyer } = await makeMarket();
    const input = { kind: "buyer" as const, role: "member" as const, buyerId: buyer.id, ...person };
    const { id } = await createUser(owner, input, { idempotencyKey: "once" });
    expect(await createUser(owner, input, { idempotencyKey: "once" })).toEqual({ id });
    await expect(createUser(owner, { ...input, email: "neu@example.org" })).rejects.toMatchObject({
      reason: "account.email_taken",
    });
  });

  it("cannot be of another brand's company", async () => {
    const [mine, other] = [await makeMarket(), await makeMarket()];
    const input = { kind: "buyer" as const, role: "owner" as const, buyerId: other.buyer.id, ...person };
    await expect(createUser(mine.owner, input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is made by managers, who make no owners, and by nobody below", async () => {
    const { brand, buyer } = await makeMarket();
    const manager = await makeUser(brand, { kind: "operator", role: "manager" });
    const operator = (role: "owner" | "support") => ({ kind: "operator" as const, role, ...person });
    await expect(createUser(manager, operator("owner"))).rejects.toMatchObject({ code: "forbidden" });
    await createUser(manager, operator("support"));
    for (const ctx of [
      await makeUser(brand, { kind: "operator", role: "support" }),
      await makeUser(brand, { kind: "buyer", buyerId: buyer.id }),
    ]) {
      await expect(createUser(ctx, operator("support"))).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
