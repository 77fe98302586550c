import { eq } from "drizzle-orm";
import * as z from "zod";
import { category } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { CategoryView } from "./category-schema";
import { toCategoryView } from "./to-category-view";

export const getCategory = query({
  name: "category.get",
  permission: "category.read",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx): Promise<CategoryView> {
    const [row] = await tx
      .select()
      .from(category)
      .where(eq(category.id, requireId("category", input.id)));
    if (!row) throw notFound("category");
    return toCategoryView(row, ctx);
  },
});
