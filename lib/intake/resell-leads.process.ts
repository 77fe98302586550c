/** Leads that nobody has, or not everybody who may, are offered again: routed by the engine and sold by the kernel like new ones. */
import { and, eq, inArray, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import * as z from "zod";
import { type Tx, withBrand } from "@/db/brand";
import { category, lead } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { isAppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { add, type Money, money } from "@/lib/core/money";
import { chosenLeadsInput } from "@/lib/leads/chosen-schema";
import { keepAnswer } from "@/lib/runtime/keep-answer";
import { assertMay, type CallOptions, command, parseInput, type UseCase } from "@/lib/runtime/use-case";
import type { LeadResult } from "@/lib/sales/lead-draft";
import { queueLead } from "@/lib/sales/sale-queue";
import { drawStored, type StoredLead } from "./draw-stored";

/** As many as one batch of the queue takes: leads that arrive meanwhile stand behind these alone. */
const AT_ONCE = 128;

export const resellLeadsInput = chosenLeadsInput.extend({
  /** Leads held for review go, too. */
  release: z.boolean().default(false),
  /** "held": of the chosen leads only those held for review go. */
  only: z.literal("held").optional(),
});

export interface Resale {
  /** Leads that somebody could have bought. */
  readonly offered: number;
  readonly sold: number;
  readonly sales: number;
  readonly revenue: Money;
  /** Nothing to sell: no place free, a test, rejected, a duplicate, held, erased; or not what was asked for. */
  readonly passedOver: number;
  /** Could not be asked for at this moment. */
  readonly failed: number;
}

type Input = typeof resellLeadsInput;

/** Says who may be offered and writes down that they are; what came of it stands in each lead's decisions. */
const startResale = command({
  name: "lead.resell",
  permission: "lead.resell",
  input: resellLeadsInput,
  async run(tx, { leadIds, release, only }, _ctx, audit): Promise<Id<"lead">[]> {
    const ids = [...new Set(leadIds)];
    const known = await tx.$count(lead, inArray(lead.id, ids));
    if (known < ids.length) throw notFound("lead");
    const rows = await readOffered(tx, ids, only === "held" ? held : release ? or(open, held) : open);
    for (const { id, status } of rows) {
      audit({ objectKind: "lead", objectId: id, before: { status }, after: { offered: true } });
    }
    return rows.map(({ id }) => id);
  },
});

const held = eq(lead.status, "held");

const open = or(
  inArray(lead.status, ["unsold", "listed"]),
  and(eq(lead.status, "sold"), lt(lead.placesTaken, lead.maxShares)),
);

function readOffered(tx: Tx, ids: readonly Id<"lead">[], standing: SQL | undefined) {
  return tx
    .select({ id: lead.id, status: lead.status })
    .from(lead)
    .innerJoin(category, eq(category.id, lead.categoryId))
    .where(
      and(
        inArray(lead.id, [...ids]),
        standing,
        eq(lead.test, false),
        isNull(lead.erasedAt),
        isNotNull(lead.country),
        isNotNull(lead.postalCode),
        isNull(category.archivedAt),
      ),
    );
}

const unchecked: UseCase<Input, Resale>["unchecked"] = async (ctx, raw, { idempotencyKey } = {}) => {
  assertMay(ctx, startResale.permission);
  const input = parseInput(resellLeadsInput, raw);
  const kept = { name: "lead.resell", idempotencyKey, input, isFinal: ({ failed }: Resale) => failed === 0 };
  return keepAnswer(ctx, kept, () => offerAgain(ctx, input, { idempotencyKey }));
};

/** Done twice it sells nothing twice: places are counted, and whoever has the lead gets it no more. */
async function offerAgain(ctx: Ctx, input: z.output<Input>, options: CallOptions): Promise<Resale> {
  const offered = await startResale(ctx, input, options);
  const results: LeadResult[] = [];
  let failed = 0;
  for (let at = 0; at < offered.length; at += AT_ONCE) {
    const settled = await Promise.allSettled(await queueStored(ctx, offered.slice(at, at + AT_ONCE)));
    for (const one of settled) {
      if (one.status === "fulfilled") results.push(one.value);
      else if (isAppError(one.reason)) failed++;
      else throw one.reason;
    }
  }
  const sold = results.flatMap((one) => (one.kind === "settled" && one.sales.length > 0 ? [one.sales] : []));
  const sales = sold.flat();
  return {
    offered: results.filter(({ kind }) => kind === "settled").length,
    sold: sold.length,
    sales: sales.length,
    revenue: money(add(0, ...sales.map(({ priceMinor }) => priceMinor)), ctx.brand.currency),
    passedOver:
      new Set(input.leadIds).size - offered.length + results.filter(({ kind }) => kind === "missing").length,
    failed,
  };
}

async function queueStored(ctx: Ctx, ids: readonly Id<"lead">[]): Promise<Promise<LeadResult>[]> {
  const brandId = ctx.brand.id;
  const rows = await withBrand({ brandId, readOnly: true }, (tx) =>
    tx
      .select()
      .from(lead)
      .where(inArray(lead.id, [...ids])),
  );
  const byId = new Map(rows.map((row): [string, StoredLead] => [row.id, row]));
  return ids.flatMap((id) => {
    const draw = drawStored(byId.get(id));
    return draw ? [queueLead(brandId, draw)] : [];
  });
}

/**
 * Offers leads again, those of them that have a place free: whoever had one gets it no more, one decision more is stored, and
 * the money moves as with a new lead. Runs outside of transactions.
 */
export const resellLeads: UseCase<Input, Resale> = Object.assign(
  (ctx: Ctx, input: z.input<Input>, options?: CallOptions) => unchecked(ctx, input, options),
  { unchecked, input: resellLeadsInput, permission: startResale.permission },
);
