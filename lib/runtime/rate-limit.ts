/**
 * Token buckets, one per key and process: a full bucket may be spent at once, then it fills at the steady rate. With
 * several processes each grants the rate, so the limit guards the server, it does not bill.
 */
import { singleton } from "@/lib/core/registry";

export interface RateLimit {
  readonly granted: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the bucket is full, or, where not granted, until the request would be. */
  readonly resetSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets are forgotten all at once when there are this many: a full one is what a new key begins with anyway. */
const MAX_BUCKETS = 50_000;

/** Takes `cost` tokens of `key`'s bucket, which holds `perMinute`. */
export function takeTokens(key: string, cost: number, perMinute: number, nowMs = Date.now()): RateLimit {
  const buckets = singleton("rate-limit", () => new Map<string, Bucket>());
  let bucket = buckets.get(key);
  if (!bucket) {
    if (buckets.size >= MAX_BUCKETS) buckets.clear();
    bucket = { tokens: perMinute, at: nowMs };
    buckets.set(key, bucket);
  }
  const perMs = perMinute / 60_000;
  bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, nowMs - bucket.at) * perMs);
  bucket.at = nowMs;
  const granted = bucket.tokens >= cost;
  if (granted) bucket.tokens -= cost;
  const missing = granted ? perMinute - bucket.tokens : Math.min(cost, perMinute) - bucket.tokens;
  return {
    granted,
    limit: perMinute,
    remaining: Math.floor(bucket.tokens),
    resetSeconds: Math.ceil(missing / perMs / 1_000),
  };
}
