import { eq } from "drizzle-orm";
import * as z from "zod";
import { brand, category, source } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { exampleLead } from "./example-lead";
import { nextExample } from "./next-example";
import type { ConsentRule, Field } from "./schema";

export interface TestExample {
  readonly fields: readonly Field[];
  readonly consentRule: ConsentRule;
  /** A body that is accepted as it stands; another person in each answer. */
  readonly example: ReturnType<typeof exampleLead>;
}

/** What a source's test form begins with; a supplier's user sees only its own sources. */
export const getTestExample = query({
  name: "source.get_test_example",
  permission: "source.read",
  input: z.object({ sourceId: z.string() }),
  async run(tx, { sourceId }, ctx): Promise<TestExample> {
    const [row] = await tx
      .select({ fields: category.fields, consentRule: category.consentRule, country: brand.country })
      .from(source)
      .innerJoin(category, eq(category.id, source.categoryId))
      .innerJoin(brand, eq(brand.id, source.brandId))
      .where(eq(source.id, requireId("source", sourceId)));
    if (!row) throw notFound("source");
    const { fields, consentRule, country } = row;
    return { fields, consentRule, example: nextExample({ country, fields, consentRule, now: ctx.now() }) };
  },
});
