/**
 * Who a Bearer key acts for. The key names the brand, so it is looked up across brands, by its hash alone; everything else is
 * read inside the brand. Kept for 5 s per process: a revoked key or a disabled user is out at once where that was done, and within
 * that time in other processes.
 */
import { eq, sql } from "drizzle-orm";
import { afterCommit, type Tx, withBrand, withPlatform } from "@/db/brand";
import { apiKey, brand, source, supplier, user } from "@/db/schema";
import type { Actor, BrandFacts, Locale } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { log } from "@/lib/runtime/log";
import { tokenHash } from "@/lib/runtime/secrets";
import { actorOfUser } from "./actor-of-user";

export interface KeyBearer {
  readonly brand: BrandFacts;
  readonly actor: Actor;
  readonly locale: Locale;
}

const TTL_MS = 5_000;
const TOUCH_MS = 60_000;
const CACHE_SIZE = 20_000;
const SHAPE = /^fl_(live|test)_[A-Za-z0-9_-]{20,100}$/;

interface Cache {
  readonly bearers: Map<string, { readonly at: number; readonly bearer: Promise<KeyBearer | null> }>;
  readonly touched: Map<string, number>;
}
const cache = () => singleton<Cache>("api-keys", () => ({ bearers: new Map(), touched: new Map() }));

/** A step: once it is committed, this process forgets what it knows of keys, so that a revocation counts here at once. */
export function forgetApiKeys(tx: Tx): void {
  afterCommit(tx, () => cache().bearers.clear());
}

/** The bearer of a key, or null where the key is unknown, revoked, or belongs to someone who is disabled. */
export function resolveApiKey(token: string): Promise<KeyBearer | null> {
  if (!SHAPE.test(token)) return Promise.resolve(null);
  const { bearers } = cache();
  const now = Date.now();
  const known = bearers.get(token);
  if (known && now - known.at < TTL_MS) return known.bearer;
  if (bearers.size >= CACHE_SIZE) bearers.clear();
  const bearer = lookUp(tokenHash(token));
  bearers.set(token, { at: now, bearer });
  // A failed look-up (database away) must not be remembered.
  bearer.catch(() => bearers.delete(token));
  return bearer;
}

async function lookUp(hash: string): Promise<KeyBearer | null> {
  const found = await withPlatform("a key names its brand", async (tx) => {
    const [row] = await tx
      .select({
        brandId: apiKey.brandId,
        keyId: apiKey.id,
        revokedAt: apiKey.revokedAt,
        archivedAt: brand.archivedAt,
      })
      .from(apiKey)
      .innerJoin(brand, eq(brand.id, apiKey.brandId))
      .where(eq(apiKey.hash, hash));
    return row;
  });
  if (!found || found.revokedAt || found.archivedAt) return null;
  const bearer = await withBrand({ brandId: found.brandId, readOnly: true }, async (tx) => {
    const [row] = await tx
      .select({ key: apiKey, brand, user, source, supplierStatus: supplier.status })
      .from(apiKey)
      .innerJoin(brand, eq(brand.id, apiKey.brandId))
      .leftJoin(user, eq(user.id, apiKey.userId))
      .leftJoin(source, eq(source.id, apiKey.sourceId))
      .leftJoin(supplier, eq(supplier.id, sql`coalesce(${user.supplierId}, ${source.supplierId})`))
      .where(eq(apiKey.id, found.keyId));
    return row ? toBearer(row) : null;
  });
  if (bearer) touch(found.brandId, found.keyId);
  return bearer;
}

interface Row {
  readonly key: typeof apiKey.$inferSelect;
  readonly brand: typeof brand.$inferSelect;
  readonly user: typeof user.$inferSelect | null;
  readonly source: typeof source.$inferSelect | null;
  readonly supplierStatus: "active" | "suspended" | null;
}

function toBearer(row: Row): KeyBearer | null {
  const { id, slug, name, currency, timeZone, locale } = row.brand;
  const facts: BrandFacts = { id, slug, name, currency, timeZone, locale };
  const actor = row.supplierStatus === "suspended" ? null : (userActor(row) ?? sourceActor(row));
  return actor && { brand: facts, actor, locale: row.user?.locale ?? locale };
}

function userActor({ key, user: person }: Row): Actor | null {
  return person && !person.disabledAt ? { ...actorOfUser(person), keyId: key.id } : null;
}

function sourceActor({ key, source: inlet }: Row): Actor | null {
  if (!inlet || inlet.status === "disabled") return null;
  return {
    kind: "source",
    sourceId: inlet.id,
    supplierId: inlet.supplierId,
    keyId: key.id,
    test: key.test || inlet.mode === "test",
  };
}

/** Notes that the key was used, at most once a minute, beside the request. */
function touch(brandId: Id<"brand">, keyId: Id<"key">): void {
  const { touched } = cache();
  const now = Date.now();
  if (now - (touched.get(keyId) ?? 0) < TOUCH_MS) return;
  if (touched.size >= CACHE_SIZE) touched.clear();
  touched.set(keyId, now);
  withBrand({ brandId }, (tx) =>
    tx
      .update(apiKey)
      .set({ lastUsedAt: new Date(now) })
      .where(eq(apiKey.id, keyId)),
  ).catch((error: unknown) => log().warn({ err: error, keyId }, "last use of a key not noted"));
}
