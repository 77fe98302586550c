import type * as z from "zod";
import type { UseCase } from "./use-case";

/**
 * A use case whose answer is changed on the way out, after the transaction and after a replay. For secrets that are shown
 * once: the stored answer holds them sealed, the caller gets them open.
 */
export function mapAnswer<I extends z.ZodType, A, B>(
  useCase: UseCase<I, A>,
  change: (answer: A) => B,
): UseCase<I, B> {
  const unchecked: UseCase<I, B>["unchecked"] = async (ctx, input, options) =>
    change(await useCase.unchecked(ctx, input, options));
  return Object.assign(
    (ctx: Parameters<typeof unchecked>[0], input: z.input<I>, options?: Parameters<typeof unchecked>[2]) =>
      unchecked(ctx, input, options),
    { ...useCase, unchecked },
  );
}
