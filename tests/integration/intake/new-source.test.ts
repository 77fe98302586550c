import { expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { postLead } from "@/lib/intake/post-lead";
import { createSource } from "@/lib/suppliers/create-source";
import { updateSource } from "@/lib/suppliers/update-source";
import { makeUser } from "@/tests/factories/make-user";
import { makeMarket, person } from "./market";

it("a source takes leads from the moment it is made, and none from the moment it is disabled", async () => {
  const { brand, ctx, supplier, category } = await makeMarket();
  expect(await postLead(ctx, person())).toMatchObject({ status: "sold" });
  const operator = await makeUser(brand, { kind: "operator" });
  const fresh = await createSource(operator, {
    supplierId: supplier.id,
    categoryId: category.id,
    name: "Another one",
    mode: "live",
  });
  const actor = {
    kind: "source",
    sourceId: fresh.id,
    supplierId: supplier.id,
    keyId: newId("key"),
    test: false,
  } as const;
  expect(await postLead({ ...ctx, actor }, person())).toMatchObject({ status: "sold" });
  await updateSource(operator, { id: fresh.id, status: "disabled" });
  await expect(postLead({ ...ctx, actor }, person())).rejects.toMatchObject({ reason: "source.disabled" });
  await updateSource(operator, { id: fresh.id, status: "active" });
  expect(await postLead({ ...ctx, actor }, person())).toMatchObject({ status: "sold" });
});
