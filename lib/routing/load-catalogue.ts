/** What a brand's intake must know besides contracts: categories, stages, sources. Small, so it is read whole. */
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import type { SellInlet } from "@/db/kernel";
import { category, stage } from "@/db/schema";
import { fromUuid, type Id, toUuid } from "@/lib/core/id";
import { type CompiledFields, compileFields } from "@/lib/leads/check-fields";
import type { ConsentRule, DuplicateRule, SaleMode } from "@/lib/leads/schema";
import type { CategorySpec, StageSpec } from "./engine/types";

export interface CatalogueCategory {
  /** uuid text. */
  readonly id: string;
  readonly key: string;
  readonly fields: CompiledFields;
  readonly duplicateRule: DuplicateRule;
  readonly consentRule: ConsentRule;
  readonly maxShares: number;
  readonly supplierShareBps: number;
  readonly listsInShop: boolean;
  readonly archived: boolean;
  /** Positions of its stages by highest bid: who comes too late there was outbid. */
  readonly bidStages: ReadonlySet<number>;
}

export interface CatalogueSource {
  /** uuid text, as are the next two. */
  readonly id: string;
  readonly supplierId: string;
  readonly categoryId: string;
  readonly test: boolean;
  readonly active: boolean;
  readonly category: CatalogueCategory;
  /** For the kernel: one object per source, so that a batch names each source once. */
  readonly inlet: SellInlet;
}

export interface Catalogue {
  /** The brand's routing version that this was read at, or an earlier one. */
  readonly version: number;
  /** ISO 3166-1: where a lead comes from that names no country. */
  readonly country: string;
  readonly timeZone: string;
  readonly sources: ReadonlyMap<Id<"source">, CatalogueSource>;
  /** By uuid text. */
  readonly categories: ReadonlyMap<string, CatalogueCategory>;
  readonly specs: { readonly categories: readonly CategorySpec[]; readonly stages: readonly StageSpec[] };
  /** Two catalogues with the same print compile to the same snapshot. */
  readonly print: string;
}

interface BrandRow extends Record<string, unknown> {
  readonly version: number;
  readonly country: string;
  readonly time_zone: string;
}

interface SourceRow extends Record<string, unknown> {
  readonly id: string;
  readonly supplier_id: string;
  readonly category_id: string;
  readonly test: boolean;
  readonly active: boolean;
}

export async function loadCatalogue(tx: Tx): Promise<Catalogue> {
  // The version comes first: what is read after it may be newer, never older.
  const brand = await tx.execute<BrandRow>(
    sql`select routing_version::float8 as version, country, time_zone from brand`,
  );
  const row = brand.rows[0];
  if (!row) throw new Error("the brand of this transaction does not exist");
  const categoryRows = await tx.select().from(category);
  const stageRows = await tx.select().from(stage);
  const sources = await tx.execute<SourceRow>(sql`
    select s.id, s.supplier_id, s.category_id, s.mode = 'test' as test,
      s.status = 'active' and p.status = 'active' as active
    from source s join supplier p on p.id = s.supplier_id`);
  const specs = {
    categories: categoryRows.map(toCategorySpec),
    stages: stageRows.map(toStageSpec),
  };
  const categories = new Map(
    categoryRows.map((one) => [toUuid("category", one.id), toCategory(one, specs.stages)]),
  );
  return {
    version: row.version,
    country: row.country,
    timeZone: row.time_zone,
    sources: new Map(sources.rows.flatMap((one) => toSource(one, categories))),
    categories,
    specs,
    print: JSON.stringify([row.time_zone, specs]),
  };
}

function toSource(
  row: SourceRow,
  categories: ReadonlyMap<string, CatalogueCategory>,
): [Id<"source">, CatalogueSource][] {
  const category = categories.get(row.category_id);
  if (!category) return [];
  const { duplicateRule: duplicates, supplierShareBps, listsInShop } = category;
  const source = {
    id: row.id,
    supplierId: row.supplier_id,
    categoryId: row.category_id,
    test: row.test,
    active: row.active,
    category,
    inlet: { sourceId: row.id, duplicates, supplierShareBps, listsInShop },
  };
  return [[fromUuid("source", row.id), source]];
}

type CategoryRow = typeof category.$inferSelect;

function toCategory(row: CategoryRow, stages: readonly StageSpec[]): CatalogueCategory {
  const id = toUuid("category", row.id);
  const bids = stages.filter((one) => one.categoryId === id && one.strategy === "highest_bid");
  return {
    id,
    key: row.key,
    fields: compileFields(row.fields),
    duplicateRule: row.duplicateRule,
    consentRule: row.consentRule,
    maxShares: row.maxShares,
    supplierShareBps: row.supplierShareBps,
    listsInShop: row.listsInShop,
    archived: row.archivedAt !== null,
    bidStages: new Set(bids.map((one) => one.position)),
  };
}

function toCategorySpec(row: CategoryRow): CategorySpec {
  const saleModes: SaleMode[] = [];
  if (row.sellsExclusive) saleModes.push("exclusive");
  if (row.sellsShared) saleModes.push("shared");
  return {
    id: toUuid("category", row.id),
    fields: row.fields,
    saleModes,
    maxShares: row.maxShares,
    minimumPriceMinor: row.minimumPriceMinor,
  };
}

function toStageSpec(row: typeof stage.$inferSelect): StageSpec {
  return {
    id: toUuid("stage", row.id),
    categoryId: toUuid("category", row.categoryId),
    position: row.position,
    strategy: row.strategy,
    exclusiveFirst: row.exclusiveFirst,
    maxSales: row.maxSales,
  };
}
