/** Replays of commands: the first answer under a key is kept and given again; the key with another input is refused. */
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { idempotentAnswer } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { inputHash } from "./input-hash";

/**
 * Runs `work` once per (scope, key) of the brand. A concurrent second call waits for the first one's commit on the unique
 * key and then replays. The answer must survive JSON.
 */
export async function onceUnderKey<T>(
  tx: Tx,
  request: { scope: string; key: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const { scope, key } = request;
  const hash = inputHash(request.input);
  const claimed = await tx
    .insert(idempotentAnswer)
    .values({ scope, key, inputHash: hash })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  const where = and(eq(idempotentAnswer.scope, scope), eq(idempotentAnswer.key, key));
  if (claimed.length === 0) {
    const [stored] = await tx.select().from(idempotentAnswer).where(where);
    if (stored?.inputHash !== hash) {
      throw new AppError("conflict", "idempotency.key_reused", {
        message: "This Idempotency-Key was used before with another request. Use a new key.",
      });
    }
    return stored.answer as T;
  }
  const answer = await work();
  await tx
    .update(idempotentAnswer)
    .set({ answer: answer ?? null })
    .where(where);
  return answer;
}
