import { and, desc, eq, isNotNull, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { lead, sale, saleOpening } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, isId } from "@/lib/core/id";
import { normaliseEmail } from "@/lib/leads/normalise-email";
import { emailKey, phoneKey } from "@/lib/leads/person-keys";
import { likeLiteral, nameBegins, phoneOf } from "./lead-filter";
import { type LeadHit, SEARCH_HITS } from "./search-schema";

/**
 * Names and places have no index that row security lets a query use, so they are looked for among the newest leads only: a search
 * then costs the same however many leads a brand has. Ids, addresses and numbers are found whatever their age.
 */
const NEWEST = 20_000;
const NEWEST_OF_COMPANY = 5_000;

const columns = {
  id: lead.id,
  firstName: lead.firstName,
  lastName: lead.lastName,
  postalCode: lead.postalCode,
  city: lead.city,
};

interface Row {
  readonly id: Id<"lead">;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

const toHit = (row: Row): LeadHit => ({
  id: row.id,
  name: [row.firstName, row.lastName].filter(Boolean).join(" ") || null,
  place: [row.postalCode, row.city].filter(Boolean).join(" ") || null,
});

/** By what an index knows; undefined where the text can be none of it. */
function exactly(q: string, country: string): SQL | undefined {
  if (isId("lead", q)) return eq(lead.id, q);
  if (q.includes("@")) return eq(lead.emailKey, emailKey(normaliseEmail(q)) ?? sql`null`);
  const phone = phoneOf(q, country);
  return or(
    eq(lead.externalId, q),
    phone === null ? undefined : eq(lead.phoneKey, phoneKey(phone) ?? sql`null`),
  );
}

type Named = Pick<typeof lead, "firstName" | "lastName" | "postalCode">;

function beginning(q: string, of: Named): SQL | undefined {
  return /^\d+$/.test(q) ? like(of.postalCode, `${likeLiteral(q)}%`) : nameBegins(q, of);
}

/** Leads the actor may see, newest first: exactly what was asked for, else what begins like it. */
export async function searchLeads(tx: Tx, ctx: Ctx, q: string, country: string): Promise<LeadHit[]> {
  if (ctx.actor.kind === "buyer") return searchBought(tx, q, country);
  const exact = await tx
    .select(columns)
    .from(lead)
    .where(exactly(q, country))
    .orderBy(desc(lead.id))
    .limit(SEARCH_HITS);
  if (exact.length > 0 || isId("lead", q) || q.includes("@")) return exact.map(toHit);
  const newest = tx
    .select(columns)
    .from(lead)
    .orderBy(desc(lead.id))
    .limit(ctx.actor.kind === "operator" ? NEWEST : NEWEST_OF_COMPANY)
    .as("newest");
  const found = await tx
    .select()
    .from(newest)
    .where(beginning(q, newest as unknown as Named))
    .orderBy(desc(newest.id))
    .limit(SEARCH_HITS);
  return found.map(toHit);
}

/** Who was credited before looking has no right to the contact, nor to learn by a search whose it is. */
const shown = or(isNull(sale.reversedAt), isNotNull(saleOpening.openedAt));

async function searchBought(tx: Tx, q: string, country: string): Promise<LeadHit[]> {
  const bought = () =>
    tx
      .select(columns)
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id));
  const exact = await bought()
    .where(and(exactly(q, country), shown))
    .orderBy(desc(sale.id))
    .limit(SEARCH_HITS);
  if (exact.length > 0 || isId("lead", q) || q.includes("@")) return exact.map(toHit);
  const newest = tx
    .select({ id: sale.id, leadId: sale.leadId })
    .from(sale)
    .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
    .where(shown)
    .orderBy(desc(sale.id))
    .limit(NEWEST_OF_COMPANY)
    .as("newest");
  const found = await tx
    .select(columns)
    .from(newest)
    .innerJoin(lead, eq(lead.id, newest.leadId))
    .where(beginning(q, lead))
    .orderBy(desc(newest.id))
    .limit(SEARCH_HITS);
  return found.map(toHit);
}
