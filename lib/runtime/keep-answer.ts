/** Replays of processes: like those of commands (idempotency.ts), for work that is no one transaction. */
import { withBrand } from "@/db/brand";
import type { Ctx } from "@/lib/core/ctx";
import { keptAnswer, onceUnderKey } from "./idempotency";
import { callerOf, idempotencyKeySchema, parseInput } from "./use-case";

interface Kept<T> {
  /** The process, as the audit log names it. */
  readonly name: string;
  readonly idempotencyKey: string | undefined;
  readonly input: unknown;
  /** False: the same key may try again. */
  readonly isFinal: (answer: T) => boolean;
}

/**
 * The first answer under a key is kept and given again. Of two at the same instant both work, and so does who comes again after
 * a crash: `work` must do no harm when it is done twice. Permission is the caller's matter.
 */
export async function keepAnswer<T>(ctx: Ctx, kept: Kept<T>, work: () => Promise<T>): Promise<T> {
  if (kept.idempotencyKey === undefined) return work();
  const brandId = ctx.brand.id;
  const key = parseInput(idempotencyKeySchema, kept.idempotencyKey);
  const request = { scope: `${kept.name}:answer:${callerOf(ctx.actor)}`, key, input: kept.input };
  const first = await withBrand({ brandId, readOnly: true }, (tx) => keptAnswer<T>(tx, request));
  if (first !== undefined) return first;
  const answer = await work();
  if (!kept.isFinal(answer)) return answer;
  return withBrand({ brandId }, (tx) => onceUnderKey(tx, request, async () => answer));
}
