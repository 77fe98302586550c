/** What ids of the audit log stand for: names, and where their pages are. A question per kind, never per row. */
import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import {
  apiKey,
  buyer,
  category,
  contract,
  delivery,
  endpoint,
  lead,
  sale,
  session,
  source,
  stage,
  supplier,
  user,
} from "@/db/schema";
import type { Locale } from "@/lib/core/ctx";
import { ID_PREFIXES, type Id, type IdPrefix, isId } from "@/lib/core/id";

export interface KnownObject {
  readonly name: string;
  readonly parentId: string | null;
}

const none = sql<null>`null`;
const personName = sql<string>`coalesce(nullif(${user.name}, ''), ${user.email})`;

type Rows = Promise<readonly { id: string; name: string; parentId: string | null }[]>;
type Reader = (tx: Tx, ids: readonly string[], locale: Locale) => Rows;
const of = <P extends IdPrefix>(ids: readonly string[]) => ids as Id<P>[];

const READERS: Partial<Record<IdPrefix, Reader>> = {
  buyer: (tx, ids) =>
    tx
      .select({ id: buyer.id, name: buyer.name, parentId: none })
      .from(buyer)
      .where(inArray(buyer.id, of<"buyer">(ids))),
  supplier: (tx, ids) =>
    tx
      .select({ id: supplier.id, name: supplier.name, parentId: none })
      .from(supplier)
      .where(inArray(supplier.id, of<"supplier">(ids))),
  user: async (tx, ids) => {
    const rows = await tx
      .select({ id: user.id, name: personName, buyerId: user.buyerId, supplierId: user.supplierId })
      .from(user)
      .where(inArray(user.id, of<"user">(ids)));
    return rows.map(({ id, name, buyerId, supplierId }) => ({ id, name, parentId: buyerId ?? supplierId }));
  },
  session: async (tx, ids) => {
    const rows = await tx
      .select({ id: session.id, name: personName, parentId: session.userId })
      .from(session)
      .innerJoin(user, sql`${user.id} = ${session.userId}`)
      .where(inArray(session.id, of<"session">(ids)));
    return rows;
  },
  key: (tx, ids) =>
    tx
      .select({ id: apiKey.id, name: apiKey.name, parentId: none })
      .from(apiKey)
      .where(inArray(apiKey.id, of<"key">(ids))),
  category: async (tx, ids, locale) => {
    const rows = await tx
      .select({ id: category.id, name: category.name })
      .from(category)
      .where(inArray(category.id, of<"category">(ids)));
    return rows.map(({ id, name }) => ({ id, name: name[locale], parentId: null }));
  },
  stage: (tx, ids) =>
    tx
      .select({ id: stage.id, name: stage.name, parentId: stage.categoryId })
      .from(stage)
      .where(inArray(stage.id, of<"stage">(ids))),
  contract: (tx, ids) =>
    tx
      .select({ id: contract.id, name: contract.name, parentId: contract.buyerId })
      .from(contract)
      .where(inArray(contract.id, of<"contract">(ids))),
  source: (tx, ids) =>
    tx
      .select({ id: source.id, name: source.name, parentId: source.supplierId })
      .from(source)
      .where(inArray(source.id, of<"source">(ids))),
  endpoint: (tx, ids) =>
    tx
      .select({ id: endpoint.id, name: endpoint.name, parentId: endpoint.buyerId })
      .from(endpoint)
      .where(inArray(endpoint.id, of<"endpoint">(ids))),
  sale: (tx, ids) =>
    tx
      .select({ id: sale.id, name: buyer.name, parentId: sale.leadId })
      .from(sale)
      .innerJoin(buyer, sql`${buyer.id} = ${sale.buyerId}`)
      .where(inArray(sale.id, of<"sale">(ids))),
  delivery: (tx, ids) =>
    tx
      .select({ id: delivery.id, name: endpoint.name, parentId: delivery.leadId })
      .from(delivery)
      .innerJoin(endpoint, sql`${endpoint.id} = ${delivery.endpointId}`)
      .where(inArray(delivery.id, of<"delivery">(ids))),
  // A lead's name is its contact's: not here.
  lead: (tx, ids) =>
    tx
      .select({ id: lead.id, name: sql<string>`''`, parentId: none })
      .from(lead)
      .where(inArray(lead.id, of<"lead">(ids))),
};

export async function readAuditObjects(
  tx: Tx,
  ids: Iterable<string>,
  locale: Locale,
): Promise<ReadonlyMap<string, KnownObject>> {
  const byKind = new Map<IdPrefix, Set<string>>();
  for (const id of ids) {
    const prefix = ID_PREFIXES.find((known) => isId(known, id));
    if (prefix) byKind.set(prefix, (byKind.get(prefix) ?? new Set()).add(id));
  }
  const known = new Map<string, KnownObject>();
  for (const [prefix, wanted] of byKind) {
    const rows = (await READERS[prefix]?.(tx, [...wanted], locale)) ?? [];
    for (const { id, name, parentId } of rows) known.set(id, { name, parentId });
  }
  return known;
}
