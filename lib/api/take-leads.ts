/** What posting leads is at any door: key, limit, body, use case, answer. Lean, for every lead passes here. */
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { postLead, postLeads } from "@/lib/intake/post-lead";
import { MAX_BATCH } from "@/lib/intake/schema";
import { env } from "@/lib/runtime/env";
import { type RateLimit, takeTokens } from "@/lib/runtime/rate-limit";
import { authenticate } from "./auth";
import { problemResponse, RequestProblem } from "./problem";
import { type BodyReader, readJson } from "./read-body";

export interface LeadsRequest extends BodyReader {
  readonly requestId: string;
}

export interface LeadsAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const MAX_LEAD_BYTES = 256 * 1024;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** Answers POST /api/v1/leads. Refusals are answers, too: never throws. */
export function takeLead(request: LeadsRequest): Promise<LeadsAnswer> {
  return answer(request, async (ctx, spend) => {
    spend(1);
    const body = await readJson(request, MAX_LEAD_BYTES);
    return await postLead(ctx, body, { idempotencyKey: keyOfReplay(request) });
  });
}

/** Answers POST /api/v1/leads/batch. */
export function takeBatch(request: LeadsRequest): Promise<LeadsAnswer> {
  return answer(request, async (ctx, spend) => {
    const leads = readList(await readJson(request, MAX_BATCH_BYTES));
    spend(Math.min(leads.length, MAX_BATCH));
    return await postLeads(ctx, leads, { idempotencyKey: keyOfReplay(request) });
  });
}

const keyOfReplay = ({ headers }: BodyReader): string | undefined =>
  headers.get("idempotency-key") ?? undefined;

/** `{ leads: [ … ] }`, or the list alone. */
export function readList(body: unknown): readonly unknown[] {
  const list = typeof body === "object" && body !== null && "leads" in body ? body.leads : body;
  if (Array.isArray(list)) return list;
  throw new RequestProblem(400, "request.not_a_list", 'Send { "leads": [ … ] }.');
}

/** What `work` returns or refuses, with where the key stands with its limit once `spend` was called. */
async function answer(
  request: LeadsRequest,
  work: (ctx: Ctx, spend: (leads: number) => void) => Promise<unknown>,
): Promise<LeadsAnswer> {
  const { requestId } = request;
  const headers: Record<string, string> = { "content-type": "application/json", "x-request-id": requestId };
  try {
    const ctx = await authenticate(request.headers, requestId);
    const result = await work(ctx, (leads) => {
      const limit = takeTokens(keyOf(ctx), leads, env().LEADS_PER_MINUTE);
      tellLimit(headers, limit);
      if (!limit.granted) throw tooMany(limit);
    });
    return { status: 200, headers, body: JSON.stringify(result) };
  } catch (error) {
    const refusal = problemResponse(error, requestId);
    const body = await refusal.text();
    return { status: refusal.status, headers: { ...headers, ...Object.fromEntries(refusal.headers) }, body };
  }
}

function keyOf({ actor }: Ctx): string {
  return "keyId" in actor ? (actor.keyId ?? "") : "";
}

function tooMany(limit: RateLimit): AppError {
  return new AppError("limit_exceeded", "lead.rate_limit", {
    message: `At most ${limit.limit} leads a minute with one key.`,
    retryAfterSeconds: limit.resetSeconds,
  });
}

function tellLimit(headers: Record<string, string>, limit: RateLimit): void {
  headers["ratelimit-limit"] = String(limit.limit);
  headers["ratelimit-remaining"] = String(limit.remaining);
  headers["ratelimit-reset"] = String(limit.resetSeconds);
  headers["ratelimit-policy"] = `${limit.limit};w=60`;
}
