import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { source, supplier } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { takeTokens } from "@/lib/runtime/rate-limit";
import { assertMay } from "@/lib/runtime/use-case";
import { postFrom } from "./post-lead";
import type { LeadAnswer } from "./schema";

/** More than anybody tries by hand. */
const TESTS_PER_MINUTE = 30;

/**
 * A supplier tries out a source without its key: the lead goes the way of every lead and is answered like it, but is a test
 * whatever the source's mode, so that nobody is charged and nothing is delivered.
 * @throws AppError forbidden, also where the supplier is suspended; not_found source; limit_exceeded lead.rate_limit; and what posting a lead throws
 */
export async function postTestLead(
  ctx: Ctx,
  input: { readonly sourceId: string; readonly body: unknown },
): Promise<LeadAnswer> {
  assertMay(ctx, "lead.post_test");
  const sourceId = requireId("source", input.sourceId);
  if (ctx.actor.kind !== "supplier") throw notFound("source");
  const { supplierId } = ctx.actor;
  // Read as the supplier: what is another one's is not there.
  const [own] = await withBrand({ brandId: ctx.brand.id, supplierId, readOnly: true }, (tx) =>
    tx
      .select({ status: supplier.status })
      .from(source)
      .innerJoin(supplier, eq(supplier.id, source.supplierId))
      .where(eq(source.id, sourceId)),
  );
  if (!own) throw notFound("source");
  if (own.status === "suspended") {
    throw new AppError("forbidden", "source.disabled", { message: "This source takes no leads any more." });
  }
  const { granted, resetSeconds } = takeTokens(`test:${sourceId}`, 1, TESTS_PER_MINUTE);
  if (!granted) {
    throw new AppError("limit_exceeded", "lead.rate_limit", {
      message: "Too many test leads at once.",
      retryAfterSeconds: resetSeconds,
    });
  }
  return postFrom(ctx, { sourceId, test: true }, input.body, null, undefined);
}
