import { eq, inArray } from "drizzle-orm";
import * as z from "zod";
import { buyer, contract, stage } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { type Id, toUuid } from "@/lib/core/id";
import { idSchema, requireId } from "@/lib/core/id-schema";
import { checkLead } from "@/lib/leads/check-lead";
import type { LeadReason, LocalText, SaleMode } from "@/lib/leads/schema";
import { assertMay, parseInput, query, type UseCase } from "@/lib/runtime/use-case";
import { type BrandSnapshot, refreshSnapshot } from "./brand-snapshot";
import { type ExplainedVerdict, explainTrail } from "./engine/explain";
import { propose } from "./engine/propose";
import type { LeadFacts, Proposal } from "./engine/types";
import { VERDICT_CODES } from "./verdict";

/** Why a contract would or would not get the lead: the shape of a stored decision's verdicts. */
export interface TriedVerdict {
  readonly contract: { readonly id: Id<"contract">; readonly number: number; readonly name: string } | null;
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string } | null;
  readonly stage: string | null;
  readonly mode: SaleMode | null;
  readonly code: string;
  readonly fieldLabel: LocalText | null;
  readonly priceMinor: number | null;
  /** A trial does not say when a limit was reached. */
  readonly limit: null;
  readonly reachedAt: null;
}

export interface TriedLead {
  readonly decidedAt: Date;
  readonly city: string | null;
  /** Why intake would reject it; nobody is asked then. */
  readonly reasons: readonly LeadReason[];
  readonly verdicts: readonly TriedVerdict[];
  readonly outsideTerritory: readonly TriedVerdict[];
  readonly outsideTerritoryCount: number;
}

const tryLeadInput = z.object({
  categoryId: z.string(),
  /** The brand's country where left out. */
  country: z.string().max(2).optional(),
  postalCode: z.string().max(20),
  /** By the category's schema; text is read as intake reads it. */
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Left out, the lead comes from a source that no contract names. */
  sourceId: idSchema("source").optional(),
});

const { sold, sold_out, outbid } = VERDICT_CODES;
const NOWHERE = "00000000-0000-0000-0000-000000000000";
const MOST_OUTSIDE = 200;

/** The names behind a decision's numbers. */
const readNames = query({
  name: "lead.try",
  permission: "stage.read",
  input: z.object({ categoryId: idSchema("category"), numbers: z.array(z.number()) }),
  async run(tx, { categoryId, numbers }) {
    const stages = await tx
      .select({ position: stage.position, name: stage.name })
      .from(stage)
      .where(eq(stage.categoryId, categoryId));
    const contracts = numbers.length
      ? await tx
          .select({
            id: contract.id,
            number: contract.number,
            name: contract.name,
            buyerId: buyer.id,
            buyerName: buyer.name,
          })
          .from(contract)
          .innerJoin(buyer, eq(buyer.id, contract.buyerId))
          .where(inArray(contract.number, numbers))
      : [];
    return {
      stages: new Map(stages.map((row) => [row.position, row.name])),
      contracts: new Map(contracts.map((row) => [row.number, row])),
    };
  },
});

/**
 * Asks the engine itself who would get such a lead now, every contract of the category, and sells nothing. What only the sale can
 * know is left out: whether a buyer has the person already. The picture is brought up to date before the names are read, so that
 * no transaction waits for another.
 */
async function run(ctx: Ctx, raw: unknown): Promise<TriedLead> {
  assertMay(ctx, "stage.read");
  const input = parseInput(tryLeadInput, raw);
  const categoryId = requireId("category", input.categoryId);
  const snapshot = await refreshSnapshot(ctx.brand.id);
  const now = ctx.now();
  const { reasons, city, facts } = readFacts(snapshot, categoryId, input, now.getTime());
  if (facts === null) {
    return { decidedAt: now, city, reasons, verdicts: [], outsideTerritory: [], outsideTerritoryCount: 0 };
  }
  const proposal = propose(snapshot.engine, facts, now.getTime(), { judgeAll: true, advance: false });
  const bids = snapshot.catalogue.categories.get(facts.categoryId)?.bidStages ?? new Set<number>();
  const fields = snapshot.catalogue.specs.categories.find(({ id }) => id === facts.categoryId)?.fields ?? [];
  const entries = explainTrail(walked(proposal, bids), fields);
  const numbers = [...new Set(entries.map(({ contractNumber }) => contractNumber))];
  const names = await readNames(ctx, { categoryId, numbers });
  const toVerdict = (entry: ExplainedVerdict): TriedVerdict => {
    const found = names.contracts.get(entry.contractNumber);
    return {
      contract: found ? { id: found.id, number: found.number, name: found.name } : null,
      buyer: found ? { id: found.buyerId, name: found.buyerName } : null,
      stage: names.stages.get(entry.stagePosition) ?? null,
      mode: entry.mode,
      code: entry.reason,
      fieldLabel: fields.find(({ number }) => number === entry.fieldNumber)?.label ?? null,
      priceMinor: entry.priceMinor > 0 ? entry.priceMinor : null,
      limit: null,
      reachedAt: null,
    };
  };
  const isOutside = ({ code }: ExplainedVerdict): boolean => code === "outside_territory";
  const outside = new Map(entries.filter(isOutside).map((entry) => [entry.contractNumber, entry]));
  return {
    decidedAt: now,
    city,
    reasons,
    verdicts: entries.filter((entry) => !isOutside(entry)).map(toVerdict),
    outsideTerritory: [...outside.values()].slice(0, MOST_OUTSIDE).map(toVerdict),
    outsideTerritoryCount: outside.size,
  };
}

export const tryLead: UseCase<typeof tryLeadInput, TriedLead> = Object.assign(
  (ctx: Ctx, input: z.input<typeof tryLeadInput>) => run(ctx, input),
  { unchecked: run, input: tryLeadInput, permission: "stage.read" as const },
);

/** The lead as intake would read it: without a contact, of which nothing is asked. */
function readFacts(
  { catalogue, geography }: BrandSnapshot,
  categoryId: Id<"category">,
  input: z.output<typeof tryLeadInput>,
  nowMs: number,
): { reasons: LeadReason[]; city: string | null; facts: LeadFacts | null } {
  const category = catalogue.categories.get(toUuid("category", categoryId));
  if (!category) throw notFound("category");
  const source = input.sourceId && catalogue.sources.get(input.sourceId);
  if (input.sourceId && !source) throw notFound("source");
  const place = { country: input.country || undefined, postalCode: input.postalCode };
  const lead = checkLead(
    { place, fields: input.fields },
    {
      fields: category.fields,
      consentRule: { required: false, parts: [], maxAgeDays: null },
      defaultCountry: catalogue.country,
      postal: geography.postal,
    },
    nowMs,
  );
  const reasons = lead.reasons.filter(({ field }) => /^(place|fields)\./.test(field ?? ""));
  const { country, postalCode, state, lat, lng, fields, city } = lead;
  if (reasons.length > 0 || country === null || postalCode === null) return { reasons, city, facts: null };
  const sourceId = source ? source.id : NOWHERE;
  const facts = { categoryId: category.id, sourceId, country, postalCode, state, lat, lng, fields };
  return { reasons, city, facts };
}

/** The trail as the sale would leave it: who wins bought, who comes too late found no place. */
function walked(proposal: Proposal, bids: ReadonlySet<number>): number[] {
  const trail = [...proposal.trail];
  if (proposal.predicted.length === 0) return trail;
  const winners = new Set(proposal.predicted);
  proposal.candidates.forEach(({ trailIndex, stagePosition }, i) => {
    const at = trailIndex * 3 + 1;
    const late = bids.has(stagePosition) ? outbid : sold_out;
    trail[at] = ((trail[at] ?? 0) & ~0xfff) | (winners.has(i) ? sold : late);
  });
  return trail;
}
