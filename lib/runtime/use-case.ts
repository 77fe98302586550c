/**
 * The two constructors of use cases. `command` changes something, `query` reads: both do permission → parse → the brand's
 * transaction → audit → log, so that no use case can forget one of them. Doors and tests call only what these return.
 */
import * as z from "zod";
import { type BrandScope, type Tx, withBrand } from "@/db/brand";
import { type Actor, actorClass, type Ctx } from "@/lib/core/ctx";
import { AppError, type FieldError, isAppError } from "@/lib/core/errors";
import { mayDo, type Permission } from "@/lib/core/permissions";
import { type AuditNote, writeAudit } from "./audit";
import { onceUnderKey } from "./idempotency";
import { log } from "./log";

interface Spec<I extends z.ZodType> {
  /** "wallet.adjust": the action in the audit log and the scope of idempotency keys. */
  readonly name: string;
  readonly permission: Permission;
  readonly input: I;
}

export interface CommandSpec<I extends z.ZodType, O> extends Spec<I> {
  /** `audit` notes what changed; a command without a note is still written to the audit log by its name. */
  readonly run: (tx: Tx, input: z.output<I>, ctx: Ctx, audit: (note: AuditNote) => void) => Promise<O>;
}

export interface QuerySpec<I extends z.ZodType, O> extends Spec<I> {
  readonly run: (tx: Tx, input: z.output<I>, ctx: Ctx) => Promise<O>;
}

export interface CallOptions {
  /** From the client: the same key gives the first answer again (see idempotency.ts). */
  readonly idempotencyKey?: string | undefined;
}

export interface UseCase<I extends z.ZodType, O> {
  (ctx: Ctx, input: z.input<I>, options?: CallOptions): Promise<O>;
  /** For doors, whose input comes from outside and is not known to have the right shape. */
  readonly unchecked: (ctx: Ctx, input: unknown, options?: CallOptions) => Promise<O>;
  readonly input: I;
  /** For the API's document. */
  readonly permission: Permission;
}

/** zod's issues as our field errors. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    field: issue.path.join("."),
    code: issue.code ?? "invalid",
    message: issue.message,
    ...boundOf(issue),
  }));
}

function boundOf(issue: z.core.$ZodIssue): Pick<FieldError, "bound"> {
  if (issue.code !== "too_big" && issue.code !== "too_small") return {};
  const of = { string: "text", number: "number", int: "number", array: "list" } as const;
  const kind = of[issue.origin as keyof typeof of];
  const limit = Number(issue.code === "too_big" ? issue.maximum : issue.minimum);
  // "More than 0" is no limit that can be named as one.
  return kind === undefined || issue.inclusive === false ? {} : { bound: { limit, of: kind } };
}

export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", "input.invalid", {
    message: "Some of the input is not right.",
    errors: fieldErrors(parsed.error),
  });
}

export function assertMay(ctx: Ctx, permission: Permission): void {
  if (mayDo(actorClass(ctx.actor), permission)) return;
  if (ctx.actor.kind === "anonymous") throw new AppError("unauthenticated", "account.sign_in_required");
  throw new AppError("forbidden", "account.not_permitted", {
    message: "Your role does not allow this.",
    facts: { permission },
  });
}

/** The caller by what it can be held to: a key, a user, or the system. Scopes idempotency keys. */
export function callerOf(actor: Actor): string {
  if ("userId" in actor) return actor.userId;
  return actor.kind === "source" ? actor.sourceId : actor.kind;
}

/** What the transaction of a query may see: a buyer's or a supplier's user sees their own rows, whatever the query says. */
function viewScope(ctx: Ctx): BrandScope {
  const { actor } = ctx;
  return {
    brandId: ctx.brand.id,
    readOnly: true,
    ...(actor.kind === "buyer" ? { buyerId: actor.buyerId } : {}),
    ...(actor.kind === "supplier" || actor.kind === "source" ? { supplierId: actor.supplierId } : {}),
  };
}

async function logged<T>(ctx: Ctx, name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const line = { useCase: name, brand: ctx.brand.slug, requestId: ctx.requestId };
  try {
    const result = await work();
    log().debug({ ...line, ms: Math.round(performance.now() - started) }, "done");
    return result;
  } catch (error) {
    if (isAppError(error) && error.cause === undefined)
      log().info({ ...line, code: error.code, reason: error.reason }, "refused");
    else log().error({ ...line, err: error }, "failed");
    throw error;
  }
}

export function command<I extends z.ZodType, O>(spec: CommandSpec<I, O>): UseCase<I, O> {
  const unchecked = (ctx: Ctx, raw: unknown, options: CallOptions = {}): Promise<O> =>
    logged(ctx, spec.name, async () => {
      assertMay(ctx, spec.permission);
      const input = parseInput(spec.input, raw);
      return withBrand({ brandId: ctx.brand.id }, async (tx) => {
        const work = async (): Promise<O> => {
          const notes: AuditNote[] = [];
          const result = await spec.run(tx, input, ctx, (note) => notes.push(note));
          await writeAudit(tx, ctx, spec.name, notes);
          return result;
        };
        if (options.idempotencyKey === undefined) return work();
        const key = parseInput(idempotencyKeySchema, options.idempotencyKey);
        return onceUnderKey(tx, { scope: `${spec.name}:${callerOf(ctx.actor)}`, key, input }, work);
      });
    });
  return Object.assign(
    (ctx: Ctx, input: z.input<I>, options?: CallOptions) => unchecked(ctx, input, options),
    {
      unchecked,
      input: spec.input,
      permission: spec.permission,
    },
  );
}

export function query<I extends z.ZodType, O>(spec: QuerySpec<I, O>): UseCase<I, O> {
  const unchecked = (ctx: Ctx, raw: unknown): Promise<O> =>
    logged(ctx, spec.name, async () => {
      assertMay(ctx, spec.permission);
      const input = parseInput(spec.input, raw);
      return withBrand(viewScope(ctx), (tx) => spec.run(tx, input, ctx));
    });
  return Object.assign((ctx: Ctx, input: z.input<I>) => unchecked(ctx, input), {
    unchecked,
    input: spec.input,
    permission: spec.permission,
  });
}

/** 1–255 visible ASCII characters, as the IETF draft on the Idempotency-Key header asks for. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, "must be 1 to 255 visible ASCII characters");
