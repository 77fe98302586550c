import { beforeAll, describe, expect, it } from "vitest";
import { deleteView } from "@/lib/accounts/delete-view";
import { listViews } from "@/lib/accounts/list-views";
import { renameView } from "@/lib/accounts/rename-view";
import { saveView } from "@/lib/accounts/save-view";
import { setDefaultView } from "@/lib/accounts/set-default-view";
import { VIEWS_MAX } from "@/lib/accounts/view-schema";
import type { Ctx } from "@/lib/core/ctx";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

const PAGE = "/buyer/leads";

async function makePeople() {
  const brand = await makeBrand();
  const [mine, theirs] = [await makeBuyer(brand), await makeBuyer(brand)];
  return {
    owner: await makeUser(brand, { kind: "buyer", buyerId: mine.id }),
    colleague: await makeUser(brand, { kind: "buyer", buyerId: mine.id, role: "member" }),
    otherCompany: await makeUser(brand, { kind: "buyer", buyerId: theirs.id }),
    operator: await makeUser(brand, { kind: "operator" }),
  };
}

let own: Awaited<ReturnType<typeof makePeople>>;
let foreign: Awaited<ReturnType<typeof makePeople>>;
beforeAll(async () => {
  [own, foreign] = [await makePeople(), await makePeople()];
});

const viewsOf = async (ctx: Ctx) => (await listViews(ctx, {})).filter(({ page }) => page === PAGE);
const names = async (ctx: Ctx) => (await viewsOf(ctx)).map(({ name }) => name);
let made = 0;
const save = (ctx: Ctx, name = `view ${made++}`) =>
  saveView(ctx, { page: PAGE, name, query: "opened=false" });
const others = () => [own.colleague, own.otherCompany, foreign.owner];

describe("a saved view", () => {
  it("is its person's alone: a colleague, another company, an operator and another brand see nothing of it", async () => {
    await save(own.owner, "Unread");
    expect(await names(own.owner)).toContain("Unread");
    for (const ctx of [...others(), own.operator]) expect(await names(ctx)).toEqual([]);
  });

  it("keeps filters and order, not the place in the list nor what is empty", async () => {
    const query = "q=&opened=false&cursor=abc&sort=price";
    expect(await saveView(own.owner, { page: PAGE, name: "Dear", query })).toMatchObject({
      query: "opened=false&sort=price",
    });
  });

  it("has a name of its own on its list, and may have it on another", async () => {
    await save(own.owner, "Twice");
    await expect(save(own.owner, "Twice")).rejects.toMatchObject({ reason: "view.name_taken" });
    const second = await save(own.owner);
    await expect(renameView(own.owner, { id: second.id, name: "Twice" })).rejects.toMatchObject({
      details: { errors: [{ field: "name" }] },
    });
    await saveView(own.owner, { page: "/buyer/deliveries", name: "Twice", query: "" });
  });

  it("belongs to a list of its person's portal", async () => {
    const other = { page: "/operator/leads", name: "Mine", query: "" } as const;
    await expect(saveView(own.owner, other)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not for who is not signed in", async () => {
    const nobody: Ctx = { ...own.owner, actor: { kind: "anonymous" } };
    await expect(save(nobody)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(listViews(nobody, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is made once under one key", async () => {
    const input = { page: PAGE, name: "Once", query: "" } as const;
    const first = await saveView(own.owner, input, { idempotencyKey: "view-once" });
    expect(await saveView(own.owner, input, { idempotencyKey: "view-once" })).toEqual(first);
  });

  it("is renamed, made the default and deleted by its person only", async () => {
    const { id } = await save(own.owner);
    for (const ctx of others()) {
      for (const attempt of [
        () => renameView(ctx, { id, name: "Stolen" }),
        () => setDefaultView(ctx, { id, isDefault: true }),
        () => deleteView(ctx, { id }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
      }
    }
    expect(await renameView(own.owner, { id, name: "Renamed" })).toMatchObject({ name: "Renamed" });
    await deleteView(own.owner, { id });
    expect(await names(own.owner)).not.toContain("Renamed");
    await expect(deleteView(own.owner, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is the default alone, until another one is or none", async () => {
    const [first, second] = [await save(own.colleague), await save(own.colleague)];
    const defaults = async () =>
      (await viewsOf(own.colleague)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
    await setDefaultView(own.colleague, { id: first.id, isDefault: true });
    await setDefaultView(own.colleague, { id: second.id, isDefault: true });
    await setDefaultView(own.colleague, { id: second.id, isDefault: true });
    expect(await defaults()).toEqual([second.id]);
    await setDefaultView(own.colleague, { id: second.id, isDefault: false });
    expect(await defaults()).toEqual([]);
  });

  it("has no more siblings than one finds one's way among", async () => {
    for (let i = 0; i < VIEWS_MAX; i++) await save(foreign.owner, `view no. ${i}`);
    await expect(save(foreign.owner)).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});
