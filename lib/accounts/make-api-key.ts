import type { Tx } from "@/db/brand";
import { apiKey } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import { newSecret, tokenHash } from "@/lib/runtime/secrets";
import type { KeyView } from "./key-schema";

type Owner = { readonly userId: Id<"user"> } | { readonly sourceId: Id<"source"> };

/** Makes a key for a user or a source and stores its hash. `token` is the only copy of its text. */
export async function makeApiKey(
  tx: Tx,
  key: { readonly name: string; readonly test: boolean; readonly owner: Owner; readonly now: Date },
): Promise<{ view: KeyView; token: string }> {
  const token = `fl_${key.test ? "test" : "live"}_${newSecret()}`;
  const row = {
    id: newId("key"),
    name: key.name,
    prefix: token.slice(0, 12),
    test: key.test,
    userId: null,
    sourceId: null,
    createdAt: key.now,
    ...key.owner,
  };
  await tx.insert(apiKey).values({ ...row, hash: tokenHash(token) });
  return { view: toKeyView({ ...row, lastUsedAt: null, revokedAt: null }), token };
}

export function toKeyView(row: Omit<typeof apiKey.$inferSelect, "brandId" | "hash">): KeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    test: row.test,
    userId: row.userId,
    sourceId: row.sourceId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
