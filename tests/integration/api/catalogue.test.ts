import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import {
  CATEGORY,
  call,
  contractBody,
  done,
  type Market,
  makeMarket,
  makeTenant,
  type Tenant,
} from "./tenant";

afterAll(closePool);

let home: Tenant;
let market: Market;
beforeAll(async () => {
  home = await makeTenant();
  market = await makeMarket(home);
});

const numbers = (category: { fields: { key: string; number: number }[] }) =>
  Object.fromEntries(category.fields.map(({ key, number }) => [key, number]));

describe("a category's fields", () => {
  it("keep their numbers, and no number is ever given twice", async () => {
    const made = await done(call(home.owner, "POST", "/api/v1/categories", { ...CATEGORY, key: "fields" }));
    expect(numbers(made)).toEqual({ roofArea: 0, ownsHome: 1, heating: 2 });
    const path = `/api/v1/categories/${made.id}`;
    const [roofArea, ownsHome] = CATEGORY.fields;
    const fewer = await done(call(home.owner, "PATCH", path, { fields: [ownsHome, roofArea] }));
    expect(numbers(fewer)).toEqual({ ownsHome: 1, roofArea: 0 });
    const pool = { key: "pool", type: "boolean", label: { en: "Pool", de: "Becken" } };
    const more = await done(call(home.owner, "PATCH", path, { fields: [roofArea, ownsHome, pool] }));
    expect(numbers(more)).toEqual({ roofArea: 0, ownsHome: 1, pool: 3 });
  });

  it("keep their types, and cannot go while a contract filters by them", async () => {
    const filters = [{ conditions: [{ field: "heating", op: "eq", value: "gas" }] }];
    await done(call(home.owner, "POST", "/api/v1/contracts", contractBody(market, { filters })));
    const path = `/api/v1/categories/${market.categoryId}`;
    const [roofArea, ownsHome] = CATEGORY.fields;
    const gone = await call(home.owner, "PATCH", path, { fields: [roofArea, ownsHome] });
    expect([gone.status, gone.body.code]).toEqual([409, "category.field_in_use"]);
    const other = await call(home.owner, "PATCH", path, {
      fields: [{ ...roofArea, type: "text", min: undefined }],
    });
    expect(other.body.errors).toEqual([
      expect.objectContaining({ field: "fields.0.type", code: "category.field_type_fixed" }),
    ]);
  });

  it("a choice needs choices, keys are unique, and some way of selling is left", async () => {
    const field = { key: "a", type: "choice", label: { en: "A", de: "A" } };
    const answer = await call(home.owner, "POST", "/api/v1/categories", {
      ...CATEGORY,
      key: "bad",
      fields: [field, { ...field, type: "text" }],
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([
      "fields.0.choices",
      "fields",
    ]);
    const none = await call(home.owner, "PATCH", `/api/v1/categories/${market.categoryId}`, {
      sellsExclusive: false,
      sellsShared: false,
    });
    expect(none.status).toBe(422);
  });

  it("the supplier's share is for operators' eyes", async () => {
    const path = `/api/v1/categories/${market.categoryId}`;
    expect((await done(call(home.viewer, "GET", path))).supplierShareBps).toBe(6000);
    expect(await done(call(market.buyerKey, "GET", path))).not.toHaveProperty("supplierShareBps");
  });
});

describe("stages", () => {
  it("stand in one order, whatever is put in, moved or taken out", async () => {
    const category = await done(
      call(home.owner, "POST", "/api/v1/categories", { ...CATEGORY, key: "steps" }),
    );
    const add = (name: string, position?: number) =>
      done(
        call(home.owner, "POST", "/api/v1/stages", {
          categoryId: category.id,
          name,
          position,
          strategy: "priority",
        }),
      );
    const order = async () => {
      const list = await done(call(home.viewer, "GET", `/api/v1/stages?categoryId=${category.id}`));
      return list.data
        .map(({ name, position }: { name: string; position: number }) => `${position}${name}`)
        .join(" ");
    };
    const a = await add("a");
    await add("b");
    const c = await add("c", 0);
    await add("d", 1);
    expect(await order()).toBe("0c 1d 2a 3b");
    await done(call(home.owner, "PATCH", `/api/v1/stages/${a.id}`, { position: 0 }));
    expect(await order()).toBe("0a 1c 2d 3b");
    await done(call(home.owner, "PATCH", `/api/v1/stages/${a.id}`, { position: 99 }));
    await done(call(home.owner, "DELETE", `/api/v1/stages/${c.id}`));
    expect(await order()).toBe("0d 1b 2a");
  });

  it("hold contracts of their own category only", async () => {
    const contract = await done(call(home.owner, "POST", "/api/v1/contracts", contractBody(market)));
    const category = await done(
      call(home.owner, "POST", "/api/v1/categories", { ...CATEGORY, key: "other" }),
    );
    const answer = await call(home.owner, "POST", "/api/v1/stages", {
      categoryId: category.id,
      name: "x",
      strategy: "priority",
      contractIds: [contract.id],
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "contractIds.0" }] } });
  });
});

describe("lists", () => {
  it("page to the end without a gap or a repeat", async () => {
    for (let i = 0; i < 5; i++) {
      await done(call(home.owner, "POST", "/api/v1/suppliers", { name: `S${i}`, email: "s@example.org" }));
    }
    const all = await done(call(home.viewer, "GET", "/api/v1/suppliers"));
    expect(all.nextCursor).toBeNull();
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const path: string = `/api/v1/suppliers?limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await done(call(home.viewer, "GET", path));
      expect(page.data.length).toBeLessThanOrEqual(2);
      seen.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.data.map(({ id }: { id: string }) => id));
  });

  it("refuse what is not a limit", async () => {
    const answer = await call(home.viewer, "GET", "/api/v1/suppliers?limit=0");
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "limit" }] } });
  });
});

describe("wallets", () => {
  it("never fall below the credit limit, nor the limit below the balance", async () => {
    const buyer = await done(
      call(home.owner, "POST", "/api/v1/buyers", { name: "W", email: "w@example.org" }),
    );
    const adjust = (amountMinor: number) =>
      call(home.owner, "POST", `/api/v1/buyers/${buyer.id}/adjustments`, { amountMinor, reason: "test" });
    const limit = (limitMinor: number) =>
      call(home.owner, "PUT", `/api/v1/buyers/${buyer.id}/credit-limit`, { limitMinor });
    expect((await done(adjust(100))).balance).toEqual({ amount: 100, currency: "EUR" });
    expect((await adjust(-101)).body.code).toBe("wallet.insufficient_funds");
    await done(limit(50));
    expect((await done(adjust(-150))).balance.amount).toBe(-50);
    expect((await limit(49)).body.code).toBe("wallet.insufficient_funds");
    expect((await adjust(0)).status).toBe(422);
  });
});
