import { notFound } from "next/navigation";
import type * as z from "zod";
import type { Ctx } from "@/lib/core/ctx";
import { isAppError } from "@/lib/core/errors";
import type { UseCase } from "@/lib/runtime/use-case";
import { goToSignIn } from "./ctx";

/**
 * A query for a page. What does not exist, is someone else's, is above one's role or was asked for in a malformed way (ids and
 * filters come from the address) is the not-found page; a session that has ended leads to sign-in. All else is an error page.
 */
export async function pageQuery<O>(
  ctx: Ctx,
  useCase: Pick<UseCase<z.ZodType, O>, "unchecked">,
  input: unknown,
): Promise<O> {
  try {
    return await useCase.unchecked(ctx, input);
  } catch (error) {
    if (!isAppError(error)) throw named(error, ctx.requestId);
    if (error.code === "unauthenticated") return goToSignIn();
    if (["not_found", "forbidden", "invalid"].includes(error.code)) notFound();
    throw named(error, ctx.requestId);
  }
}

/** The error page shows an error's digest: the request's id then, which the log has too. */
function named(error: unknown, requestId: string): unknown {
  return error instanceof Error ? Object.assign(error, { digest: requestId }) : error;
}
