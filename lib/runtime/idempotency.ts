/** Replays of commands: the first answer under a key is kept and given again; the key with another input is refused. */
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { idempotentAnswer } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { inputHash } from "./input-hash";

interface KeyedRequest {
  readonly scope: string;
  readonly key: string;
  readonly input: unknown;
}

/** The answer that was given under the key; undefined where there is none yet. */
export async function keptAnswer<T>(tx: Tx, { scope, key, input }: KeyedRequest): Promise<T | undefined> {
  const [stored] = await tx
    .select()
    .from(idempotentAnswer)
    .where(and(eq(idempotentAnswer.scope, scope), eq(idempotentAnswer.key, key)));
  if (stored === undefined) return undefined;
  if (stored.inputHash !== inputHash(input)) {
    throw new AppError("conflict", "idempotency.key_reused", {
      message: "This Idempotency-Key was used before with another request. Use a new key.",
    });
  }
  return stored.answer as T;
}

/**
 * Runs `work` once per (scope, key) of the brand. A concurrent second call waits for the first one's commit on the unique
 * key and then replays. The answer must survive JSON.
 */
export async function onceUnderKey<T>(tx: Tx, request: KeyedRequest, work: () => Promise<T>): Promise<T> {
  const { scope, key } = request;
  const hash = inputHash(request.input);
  const claimed = await tx
    .insert(idempotentAnswer)
    .values({ scope, key, inputHash: hash })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  if (claimed.length === 0) return (await keptAnswer<T>(tx, request)) as T;
  const answer = await work();
  await tx
    .update(idempotentAnswer)
    .set({ answer: answer ?? null })
    .where(and(eq(idempotentAnswer.scope, scope), eq(idempotentAnswer.key, key)));
  return answer;
}
