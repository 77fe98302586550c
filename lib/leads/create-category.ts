import { bumpRouting } from "@/db/routing-version";
import { category } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { type CategoryView, createCategoryInput } from "./category-schema";
import { numberFields } from "./number-fields";
import { toCategoryView } from "./to-category-view";

/** Makes a category: what is traded, with its fields and rules. */
export const createCategory = command({
  name: "category.create",
  permission: "category.manage",
  input: createCategoryInput,
  async run(tx, input, ctx, audit): Promise<CategoryView> {
    const { fields, next } = numberFields(input.fields, [], 0);
    const row = { ...input, id: newId("category"), fields, nextFieldNumber: next, createdAt: ctx.now() };
    const taken = {
      constraint: "category_key_unique",
      reason: "category.key_taken",
      field: "key",
      message: "A category with this key exists already.",
    };
    const [made] = await refusingTaken(taken, () => tx.insert(category).values(row).returning());
    if (!made) throw new Error("the category was not written");
    await bumpRouting(tx, "catalogue");
    audit({ objectKind: "category", objectId: made.id, after: { key: input.key, name: input.name } });
    return toCategoryView(made, ctx);
  },
});
