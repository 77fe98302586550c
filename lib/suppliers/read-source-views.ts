import { and, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { apiKey, type source } from "@/db/schema";
import type { SourceView } from "./schema";
import { specUrl } from "./spec-url";

/** Sources as they are shown, with the keys that are still good. Keeps the order. */
export async function readSourceViews(
  tx: Tx,
  rows: readonly (typeof source.$inferSelect)[],
): Promise<SourceView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const keys = await tx
    .select()
    .from(apiKey)
    .where(and(inArray(apiKey.sourceId, ids), isNull(apiKey.revokedAt)))
    .orderBy(apiKey.id);
  const byOwner = Map.groupBy(keys, ({ sourceId }) => sourceId);
  return Promise.all(
    rows.map(async ({ brandId, id, supplierId, categoryId, name, mode, status, specToken, createdAt }) => ({
      id,
      supplierId,
      categoryId,
      name,
      mode,
      status,
      specUrl: await specUrl(brandId, specToken),
      keys: (byOwner.get(id) ?? []).map((key) => ({
        id: key.id,
        prefix: key.prefix,
        test: key.test,
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      })),
      createdAt: createdAt.toISOString(),
    })),
  );
}

export async function readSourceView(tx: Tx, row: typeof source.$inferSelect): Promise<SourceView> {
  const [view] = await readSourceViews(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}
