import { and, asc, eq, ilike, ne, or } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, contract, supplier } from "@/db/schema";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { query } from "@/lib/runtime/use-case";
import { likeLiteral } from "./lead-filter";
import { searchLeads } from "./search-leads";
import {
  type CompanyHit,
  type ContractHit,
  SEARCH_HITS,
  type SearchHits,
  searchInput,
} from "./search-schema";

/** Everything a person of a portal can jump to, by a few letters: only what the lists would show them. */
export const searchPortal = query({
  name: "portal.search",
  permission: "portal.search",
  input: searchInput,
  async run(tx, { q }, ctx): Promise<SearchHits> {
    const may = mayDo.bind(null, actorClass(ctx.actor));
    const seesLeads = may("lead.read") || may("lead.read_bought") || may("lead.read_supplied");
    // One after the other: they share the transaction's connection.
    return {
      leads: seesLeads ? await searchLeads(tx, ctx, q) : [],
      contracts: may("contract.read") ? await searchContracts(tx, q) : [],
      buyers: may("buyer.list") ? await searchBuyers(tx, q) : [],
      suppliers: may("supplier.list") ? await searchSuppliers(tx, q) : [],
    };
  },
});

const within = (q: string) => `%${likeLiteral(q)}%`;
const LARGEST_NUMBER = 2_147_483_647;

async function searchContracts(tx: Tx, q: string): Promise<ContractHit[]> {
  const number = /^#?\d{1,10}$/.test(q) ? Number(q.replace("#", "")) : null;
  const rows = await tx
    .select({
      id: contract.id,
      number: contract.number,
      name: contract.name,
      buyer: buyer.name,
      status: contract.status,
    })
    .from(contract)
    .innerJoin(buyer, eq(buyer.id, contract.buyerId))
    .where(
      and(
        ne(contract.status, "archived"),
        or(
          ilike(contract.name, within(q)),
          ilike(buyer.name, within(q)),
          number !== null && number <= LARGEST_NUMBER ? eq(contract.number, number) : undefined,
        ),
      ),
    )
    .orderBy(asc(contract.name), asc(contract.id))
    .limit(SEARCH_HITS);
  return rows.map(({ status, ...row }) => ({ ...row, paused: status === "paused" }));
}

function searchBuyers(tx: Tx, q: string): Promise<CompanyHit<"buyer">[]> {
  return tx
    .select({ id: buyer.id, name: buyer.name, email: buyer.email })
    .from(buyer)
    .where(or(ilike(buyer.name, within(q)), ilike(buyer.email, within(q))))
    .orderBy(asc(buyer.name))
    .limit(SEARCH_HITS);
}

function searchSuppliers(tx: Tx, q: string): Promise<CompanyHit<"supplier">[]> {
  return tx
    .select({ id: supplier.id, name: supplier.name, email: supplier.email })
    .from(supplier)
    .where(or(ilike(supplier.name, within(q)), ilike(supplier.email, within(q))))
    .orderBy(asc(supplier.name))
    .limit(SEARCH_HITS);
}
