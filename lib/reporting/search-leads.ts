import { and, desc, eq, inArray, isNotNull, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { category, lead, sale, saleOpening } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, isId } from "@/lib/core/id";
import { type PlaceParts, placeText } from "@/lib/core/place-text";
import { byTerm } from "@/lib/leads/lead-terms";
import { byKey, leadNumbered, likeLiteral, nameBegins } from "./lead-filter";
import { readSearchHome, type SearchHome } from "./search-home";
import { type LeadHit, SEARCH_HITS } from "./search-schema";

const columns = {
  id: lead.id,
  firstName: lead.firstName,
  lastName: lead.lastName,
  country: lead.country,
  postalCode: lead.postalCode,
  city: lead.city,
  state: lead.state,
  category: category.name,
  at: lead.receivedAt,
};

interface Row extends PlaceParts, Pick<LeadHit, "category" | "at"> {
  readonly id: Id<"lead">;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

const toHit = (row: Row): LeadHit => ({
  id: row.id,
  name: [row.firstName, row.lastName].filter(Boolean).join(" ") || null,
  place: placeText(row),
  category: row.category,
  at: row.at,
});

/** By what there is one lead of, or few. */
const exactly = (q: string, home: SearchHome): SQL | undefined => byKey(q) ?? leadNumbered(q, home);

/** By the beginning of what it is called or where it is. */
function beginning(q: string, mark: SearchHome["mark"]): SQL | undefined {
  return and(
    inArray(lead.id, sql`(${byTerm(q, mark)})`),
    /^\d+$/.test(q) ? like(lead.postalCode, `${likeLiteral(q)}%`) : nameBegins(q),
  );
}

/** Leads the actor may see, newest first: exactly what was asked for, else what begins like it. */
export async function searchLeads(tx: Tx, ctx: Ctx, q: string): Promise<LeadHit[]> {
  const home = await readSearchHome(tx);
  if (ctx.actor.kind === "buyer") return searchBought(tx, q, home);
  const exact = await tx
    .select(columns)
    .from(lead)
    .innerJoin(category, eq(category.id, lead.categoryId))
    .where(exactly(q, home))
    .orderBy(desc(lead.id))
    .limit(SEARCH_HITS);
  if (exact.length > 0 || isId("lead", q) || q.includes("@")) return exact.map(toHit);
  const found = await tx
    .select(columns)
    .from(lead)
    .innerJoin(category, eq(category.id, lead.categoryId))
    .where(beginning(q, home.mark))
    .orderBy(desc(lead.id))
    .limit(SEARCH_HITS);
  return found.map(toHit);
}

/** Who was credited before looking has no right to the contact, nor to learn by a search whose it is. */
const shown = or(isNull(sale.reversedAt), isNotNull(saleOpening.openedAt));

async function searchBought(tx: Tx, q: string, home: SearchHome): Promise<LeadHit[]> {
  const bought = () =>
    tx
      .select({ ...columns, at: sale.soldAt })
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .innerJoin(category, eq(category.id, lead.categoryId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id));
  const exact = await bought()
    .where(and(exactly(q, home), shown))
    .orderBy(desc(sale.id))
    .limit(SEARCH_HITS);
  if (exact.length > 0 || isId("lead", q) || q.includes("@")) return exact.map(toHit);
  const found = await bought()
    .where(and(beginning(q, home.mark), shown))
    .orderBy(desc(sale.id))
    .limit(SEARCH_HITS);
  return found.map(toHit);
}
