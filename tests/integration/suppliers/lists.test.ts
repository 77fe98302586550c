/** Suppliers, their sources and categories, as their lists are narrowed. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { closePool } from "@/db/client";
import type { Ctx } from "@/lib/core/ctx";
import { listCategories } from "@/lib/leads/list-categories";
import { updateCategory } from "@/lib/leads/update-category";
import { listSources } from "@/lib/suppliers/list-sources";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import { updateSource } from "@/lib/suppliers/update-source";
import { updateSupplier } from "@/lib/suppliers/update-supplier";
import { makeCategory } from "@/tests/factories/make-category";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

afterAll(closePool);

let market: Market;
let operator: Ctx;
let foreign: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  operator = await makeUser(market.brand, { kind: "operator" });
  foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
});

it("suppliers are found by a part of their name or address and by their state, within the brand", async () => {
  const one = await makeSupplier(market.brand, {
    name: "Leadquelle 100% GmbH",
    email: "post@quelle.example",
  });
  const two = await makeSupplier(market.brand, { name: "Leadquelle 1000 KG", email: "mail@leads.example" });
  await updateSupplier(operator, { id: two.id, status: "suspended" });
  const found = async (filter: object) =>
    (await listSuppliers.unchecked(operator, filter)).data.map(({ id }) => id);
  expect(await found({ q: "leadquelle" })).toEqual([two.id, one.id]);
  expect(await found({ q: "100%" })).toEqual([one.id]);
  expect(await found({ q: "@quelle" })).toEqual([one.id]);
  expect(await found({ q: "leadquelle", status: "suspended" })).toEqual([two.id]);
  expect((await listSuppliers(foreign, { q: "leadquelle" })).data).toEqual([]);
});

it("sources are narrowed by how they stand; a supplier's user sees no other's", async () => {
  const { brand, supplier, category } = market;
  const add = () => makeSource(brand, { supplier, category });
  const [live, test, disabled] = [await add(), await add(), await add()];
  await updateSource(operator, { id: test.id, mode: "test" });
  await updateSource(operator, { id: disabled.id, status: "disabled" });
  const user = await makeUser(brand, { kind: "supplier", supplierId: supplier.id });
  const found = async (state: "live" | "test" | "disabled") =>
    (await listSources(user, { state })).data.map(({ id }) => id);
  expect(await found("live")).toContain(live.id);
  expect(await found("live")).not.toContain(disabled.id);
  expect(await found("test")).toEqual([test.id]);
  expect(await found("disabled")).toEqual([disabled.id]);
  const rival = await makeUser(brand, { kind: "supplier", supplierId: (await makeSupplier(brand)).id });
  expect((await listSources(rival, { state: "live" })).data).toEqual([]);
});

it("categories are found by their names and key, archived ones alone when asked for", async () => {
  const kept = await makeCategory(market.brand, { key: "waermepumpe" });
  const ended = await makeCategory(market.brand, { key: "waermenetz" });
  await updateCategory(operator, { id: ended.id, archived: true });
  const found = async (filter: object) =>
    (await listCategories.unchecked(operator, filter)).data.map(({ id }) => id);
  expect(await found({ q: "WAERME" })).toEqual([kept.id]);
  expect(await found({ q: "waerme", archived: "only" })).toEqual([ended.id]);
  expect(await found({ q: "waerme", archived: "true" })).toEqual([ended.id, kept.id]);
  expect(await found({ q: "sola" })).toContain(kept.id);
  expect((await listCategories(foreign, { q: "waerme", archived: "true" })).data).toEqual([]);
});
