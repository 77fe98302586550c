/** A lead comes in: checked, decided, sold, paid and stored, and its supplier answered, all at once. */
import type { Actor, Ctx } from "@/lib/core/ctx";
import { AppError, isAppError } from "@/lib/core/errors";
import { fromUuid } from "@/lib/core/id";
import { add, money } from "@/lib/core/money";
import { checkShape } from "@/lib/leads/check-lead";
import { inputHash } from "@/lib/runtime/input-hash";
import { log } from "@/lib/runtime/log";
import { assertMay } from "@/lib/runtime/use-case";
import type { LeadResult } from "@/lib/sales/lead-draft";
import { queueLead } from "@/lib/sales/sale-queue";
import { drawLead } from "./draw-lead";
import { readAnswer } from "./read-answer";
import { type BatchAnswer, type LeadAnswer, MAX_BATCH } from "./schema";

export interface PostOptions {
  /** From the supplier: the same key gives the first answer again, with another body it is refused. */
  readonly idempotencyKey?: string | undefined;
  /** The clock of seeds and tests; doors never pass it. Must not run backwards within a brand. */
  readonly receivedAt?: Date;
}

type SourceActor = Extract<Actor, { kind: "source" }>;
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Posts one lead. A bad lead is an answer (`rejected`, `duplicate`), stored with its reasons; a bad request is thrown.
 * @throws AppError forbidden; invalid lead.malformed, idempotency.malformed_key; conflict idempotency.key_reused;
 *   unavailable (to be sent again)
 */
export async function postLead(ctx: Ctx, body: unknown, options: PostOptions = {}): Promise<LeadAnswer> {
  const source = sourceOf(ctx);
  return await postFrom(ctx, source, body, checkKey(options), options.receivedAt);
}

/**
 * Posts up to 500 leads, one result each, in their order; a bad one spoils none of the others. Under an idempotency key
 * each lead has its own, made of the key and its place, so that a batch cut off halfway can be sent again.
 * @throws AppError forbidden; invalid lead.batch_size
 */
export async function postLeads(
  ctx: Ctx,
  bodies: readonly unknown[],
  options: PostOptions = {},
): Promise<BatchAnswer> {
  const source = sourceOf(ctx);
  if (bodies.length === 0 || bodies.length > MAX_BATCH) {
    throw new AppError("invalid", "lead.batch_size", { message: `Send 1 to ${MAX_BATCH} leads.` });
  }
  const key = checkKey(options);
  const results = await Promise.all(
    bodies.map((body, i) =>
      postFrom(ctx, source, body, key === null ? null : `${key}#${i}`, options.receivedAt).catch(toRefusal),
    ),
  );
  return { results };
}

function checkKey({ idempotencyKey }: PostOptions): string | null {
  if (idempotencyKey === undefined) return null;
  if (KEY.test(idempotencyKey)) return idempotencyKey;
  throw new AppError("invalid", "idempotency.malformed_key", {
    message: "An Idempotency-Key is 1 to 255 visible ASCII characters.",
  });
}

/** The step that all doors share: a lead through a source that the caller may post to. */
export async function postFrom(
  ctx: Ctx,
  source: Pick<SourceActor, "sourceId" | "test">,
  body: unknown,
  idempotencyKey: string | null,
  receivedAt: Date | undefined,
): Promise<LeadAnswer> {
  const errors = checkShape(body);
  if (errors.length > 0) {
    throw new AppError("invalid", "lead.malformed", { message: "This is not a lead.", errors });
  }
  const draw = drawLead({
    source,
    body: body as object,
    nowMs: (receivedAt ?? ctx.now()).getTime(),
    isPast: receivedAt !== undefined,
    idempotencyKey,
    // Only a replay compares bodies: without a key the hash would be work for nothing.
    requestHash: idempotencyKey === null ? null : inputHash(body),
  });
  const result = await queueLead(ctx.brand.id, draw, receivedAt);
  return result.kind === "settled" ? toAnswer(ctx, result) : await readFirst(ctx, result);
}

function toRefusal(error: unknown): BatchAnswer["results"][number] {
  if (!isAppError(error)) {
    // The others of the batch may be stored already: their answers must not be lost with this one.
    log().error({ err: error }, "a lead of a batch failed");
    return { error: { code: "internal", detail: "Something went wrong here with this lead." } };
  }
  const { message, errors } = error.details;
  return {
    error: {
      code: error.reason,
      detail: message ?? error.reason,
      ...(errors ? { errors: errors.map((one) => ({ ...one })) } : {}),
    },
  };
}

function sourceOf(ctx: Ctx): SourceActor {
  assertMay(ctx, "lead.post");
  if (ctx.actor.kind === "source") return ctx.actor;
  throw new AppError("forbidden", "lead.needs_source_key", {
    message: "Leads are posted with a source's key.",
  });
}

type Settled = Extract<LeadResult, { kind: "settled" }>;

function toAnswer(ctx: Ctx, { leadId, status, test, sales, reasons }: Settled): LeadAnswer {
  const { currency } = ctx.brand;
  return {
    id: fromUuid("lead", leadId),
    status,
    test,
    sales: sales.map(({ mode, priceMinor }) => ({ mode, price: money(priceMinor, currency) })),
    payout: money(add(...sales.map((sale) => sale.payoutMinor)), currency),
    ...(reasons ? { reasons: reasons.map((reason) => ({ ...reason })) } : {}),
  };
}

/** The answer that the lead's first post got. */
async function readFirst(ctx: Ctx, result: Exclude<LeadResult, Settled>): Promise<LeadAnswer> {
  if (result.kind === "missing") throw new Error("a new lead cannot be missing");
  if (!result.sameInput) {
    throw new AppError("conflict", "idempotency.key_reused", {
      message: "This Idempotency-Key was used before with another lead. Use a new key.",
    });
  }
  return readAnswer(ctx, fromUuid("lead", result.leadId));
}
