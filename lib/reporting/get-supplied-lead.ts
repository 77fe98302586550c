import { eq } from "drizzle-orm";
import { category, lead, source } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/id";
import type { Field } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { leadIdInput } from "./get-purchase";
import { readEarned, type SuppliedLead, suppliedColumns, toSuppliedLead } from "./list-supplied-leads";

export interface SuppliedLeadPage extends SuppliedLead {
  readonly categoryFields: readonly Field[];
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly consent: Readonly<Record<string, string | null>> | null;
}

/** One lead for the supplier who sent it. */
export const getSuppliedLead = query({
  name: "supplied_lead.get",
  permission: "lead.read_supplied",
  input: leadIdInput,
  run: async (tx, { leadId }): Promise<SuppliedLeadPage> => {
    if (!isId("lead", leadId)) throw notFound("lead");
    const [row] = await tx
      .select({
        ...suppliedColumns,
        categoryFields: category.fields,
        extra: lead.extra,
        consent: lead.consent,
      })
      .from(lead)
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(source, eq(source.id, lead.sourceId))
      .where(eq(lead.id, leadId));
    if (!row) throw notFound("lead");
    const earned = await readEarned(tx, [row.id]);
    return {
      ...toSuppliedLead(row, earned.get(row.id)),
      categoryFields: row.categoryFields,
      extra: row.extra,
      consent: row.consent,
    };
  },
});
