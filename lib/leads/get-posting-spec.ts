import { eq } from "drizzle-orm";
import * as z from "zod";
import { brand, category, source } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/runtime/use-case";
import type { exampleLead } from "./example-lead";
import { nextExample } from "./next-example";
import type { ConsentRule, DuplicateRule, Field, LocalText } from "./schema";

export interface PostingSpec {
  readonly source: { readonly name: string; readonly mode: "test" | "live"; readonly active: boolean };
  readonly category: { readonly key: string; readonly name: LocalText };
  readonly fields: readonly Field[];
  readonly consentRule: ConsentRule;
  readonly duplicateRule: DuplicateRule;
  /** A body that is accepted as it stands; another person in each answer. */
  readonly example: ReturnType<typeof exampleLead>;
}

/** How to post leads to a source, for whoever has its token: no account is asked for. Always current. */
export const getPostingSpec = query({
  name: "source.get_posting_spec",
  permission: "brand.read",
  input: z.object({ token: z.string().min(16).max(100) }),
  async run(tx, { token }, ctx): Promise<PostingSpec> {
    const [row] = await tx
      .select({ source, category, country: brand.country })
      .from(source)
      .innerJoin(category, eq(category.id, source.categoryId))
      .innerJoin(brand, eq(brand.id, source.brandId))
      .where(eq(source.specToken, token));
    if (!row) throw notFound("source");
    const { fields, consentRule, duplicateRule, key, name } = row.category;
    return {
      source: { name: row.source.name, mode: row.source.mode, active: row.source.status === "active" },
      category: { key, name },
      fields,
      consentRule,
      duplicateRule,
      example: nextExample({ country: row.country, fields, consentRule, now: ctx.now() }),
    };
  },
});
