import { eq } from "drizzle-orm";
import { category, lead, source, supplier } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { type Id, isId } from "@/lib/core/id";
import type { Field, LeadStatus } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { leadIdInput } from "./get-purchase";
import { leadColumns, toLeadCore } from "./lead-columns";
import { type DecisionView, readDecisions } from "./read-decisions";
import { readDeliveries, type SaleDelivery } from "./read-deliveries";
import { readSales } from "./read-sales";
import type { LeadCore, LeadSale, Reason } from "./schema";

export interface LeadPage extends LeadCore {
  readonly intakeStatus: LeadStatus;
  readonly externalId: string | null;
  readonly subSource: string | null;
  readonly reasons: readonly Reason[];
  readonly duplicateOf: Id<"lead"> | null;
  readonly flags: readonly string[];
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly consent: Readonly<Record<string, string | null>> | null;
  readonly maxShares: number;
  readonly placesTaken: number;
  readonly source: { readonly id: Id<"source">; readonly name: string };
  readonly supplier: { readonly id: Id<"supplier">; readonly name: string };
  readonly categoryFields: readonly Field[];
  readonly sales: readonly LeadSale[];
  readonly deliveries: readonly SaleDelivery[];
  /** Oldest first: the decision at intake, then one for each resale. */
  readonly decisions: readonly DecisionView[];
}

/** One lead with all that happened to it, for operators. */
export const getLead = query({
  name: "lead.get",
  permission: "lead.read",
  input: leadIdInput,
  run: async (tx, { leadId }): Promise<LeadPage> => {
    if (!isId("lead", leadId)) throw notFound("lead");
    const [row] = await tx
      .select({
        ...leadColumns,
        intakeStatus: lead.intakeStatus,
        externalId: lead.externalId,
        subSource: lead.subSource,
        reasons: lead.reasons,
        duplicateOf: lead.duplicateOf,
        flags: lead.flags,
        extra: lead.extra,
        consent: lead.consent,
        maxShares: lead.maxShares,
        placesTaken: lead.placesTaken,
        source: { id: source.id, name: source.name },
        supplier: { id: supplier.id, name: supplier.name },
        categoryFields: category.fields,
      })
      .from(lead)
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(source, eq(source.id, lead.sourceId))
      .innerJoin(supplier, eq(supplier.id, lead.supplierId))
      .where(eq(lead.id, leadId));
    if (!row) throw notFound("lead");
    const sales = (await readSales(tx, [row.id])).get(row.id) ?? [];
    return {
      ...toLeadCore(row),
      intakeStatus: row.intakeStatus,
      externalId: row.externalId,
      subSource: row.subSource,
      reasons: row.reasons ?? [],
      duplicateOf: row.duplicateOf,
      flags: row.flags ?? [],
      extra: row.extra,
      consent: row.consent,
      maxShares: row.maxShares,
      placesTaken: row.placesTaken,
      source: row.source,
      supplier: row.supplier,
      categoryFields: row.categoryFields,
      sales,
      deliveries: await readDeliveries(
        tx,
        sales.map((entry) => entry.id),
      ),
      decisions: await readDecisions(tx, row.id, row.categoryId, row.categoryFields),
    };
  },
});
