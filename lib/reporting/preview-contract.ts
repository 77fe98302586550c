import { setImmediate } from "node:timers/promises";
import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { buyer, category, contract, lead } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { type Id, toUuid } from "@/lib/core/id";
import { idSchema, requireId } from "@/lib/core/id-schema";
import type { ContractSpec, LeadFacts } from "@/lib/routing";
import { loadCatalogue } from "@/lib/routing/load-catalogue";
import { loadContracts } from "@/lib/routing/load-contracts";
import { loadPlaces } from "@/lib/routing/load-places";
import { type ContractInput, contractInput } from "@/lib/routing/schema";
import { query } from "@/lib/runtime/use-case";
import type { ContractPreview } from "./preview-schema";
import { type PastLead, simulateContract } from "./simulate-contract";

const DAYS = 30;
const DAY_MS = 86_400_000;
/** More would keep other work of the process waiting; the newest tell most. */
const MOST_LEADS = 20_000;
const CHUNK = 250;

/** No contract has this number: a draft competes under it. */
const DRAFT_NUMBER = 0;
const DRAFT_ID = "00000000-0000-0000-0000-000000000000";

/**
 * What a contract with these terms would have bought of the category's leads of the last 30 days, by the engine itself against all
 * contracts as they are now. Wallets are left out: what a buyer had then says nothing of the terms. Writes nothing.
 */
export const previewContract = query({
  name: "contract.preview",
  permission: "contract.manage",
  input: z.object({
    /** The contract that these terms would replace. */
    contractId: z.string().optional(),
    buyerId: idSchema("buyer"),
    categoryId: idSchema("category"),
    terms: contractInput,
  }),
  async run(tx, input, ctx): Promise<ContractPreview> {
    const now = ctx.now();
    const [owner] = await tx.select().from(buyer).where(eq(buyer.id, input.buyerId));
    if (!owner) throw notFound("buyer");
    const [kind] = await tx.select().from(category).where(eq(category.id, input.categoryId));
    if (!kind) throw notFound("category");
    const replaced = input.contractId === undefined ? null : await readReplaced(tx, input.contractId);
    const { places } = await loadPlaces(tx);
    const catalogue = await loadCatalogue(tx);
    const categoryId = toUuid("category", kind.id);
    const stages = catalogue.specs.stages.filter((stage) => stage.categoryId === categoryId);
    const first = stages.toSorted((a, b) => a.position - b.position)[0];
    const others = (await loadContracts(tx)).flatMap((edit) =>
      "archived" in edit || edit.categoryId !== categoryId || edit.number === replaced?.number ? [] : [edit],
    );
    const given = input.terms.stageIds.map((id) => toUuid("stage", id));
    const draft = toSpec(input.terms, {
      number: replaced?.number ?? DRAFT_NUMBER,
      id: replaced ? toUuid("contract", replaced.id) : DRAFT_ID,
      buyerId: toUuid("buyer", owner.id),
      buyerTimeZone: owner.timeZone,
      categoryId,
      stageIds: given.length > 0 ? given : first ? [first.id] : [],
      createdAtMs: (replaced?.createdAt ?? now).getTime(),
    });
    const since = new Date(now.getTime() - DAYS * DAY_MS);
    const { leads, total } = await readLeads(tx, kind.id, since);
    const steps = simulateContract({
      draft,
      others,
      leads,
      places,
      timeZone: catalogue.timeZone,
      categories: catalogue.specs.categories.filter(({ id }) => id === categoryId),
      stages,
    });
    return { leadsInPeriod: total, ...(await inPieces(steps)) };
  },
});

/** Lets other work of the process go on between pieces. */
async function inPieces<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let n = 1; ; n++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (n % CHUNK === 0) await setImmediate();
  }
}

async function readReplaced(tx: Tx, given: string) {
  const [row] = await tx
    .select({ id: contract.id, number: contract.number, createdAt: contract.createdAt })
    .from(contract)
    .where(eq(contract.id, requireId("contract", given)));
  if (!row) throw notFound("contract");
  return row;
}

/** Oldest first. */
async function readLeads(
  tx: Tx,
  categoryId: Id<"category">,
  since: Date,
): Promise<{ leads: PastLead[]; total: number }> {
  const wanted = and(
    eq(lead.categoryId, categoryId),
    eq(lead.test, false),
    gte(lead.receivedAt, since),
    inArray(lead.intakeStatus, ["sold", "listed", "unsold"]),
  );
  const rows = await tx
    .select({
      receivedAt: lead.receivedAt,
      sourceId: lead.sourceId,
      country: lead.country,
      postalCode: lead.postalCode,
      state: lead.state,
      lat: lead.lat,
      lng: lead.lng,
      fields: lead.fields,
      maxShares: lead.maxShares,
    })
    .from(lead)
    .where(wanted)
    .orderBy(desc(lead.id))
    .limit(MOST_LEADS);
  const [count] =
    rows.length < MOST_LEADS
      ? [{ total: rows.length }]
      : await tx.select({ total: sql<number>`count(*)::int` }).from(lead).where(wanted);
  const category = toUuid("category", categoryId);
  const leads = rows
    .map(({ receivedAt, sourceId, country, postalCode, ...rest }): PastLead => {
      const facts: LeadFacts = {
        ...rest,
        categoryId: category,
        sourceId: toUuid("source", sourceId),
        country: country ?? "",
        postalCode: postalCode ?? "",
      };
      return { atMs: receivedAt.getTime(), facts };
    })
    .toSorted((a, b) => a.atMs - b.atMs);
  return { leads, total: count?.total ?? rows.length };
}

type Whose = Pick<
  ContractSpec,
  "id" | "number" | "buyerId" | "buyerTimeZone" | "categoryId" | "stageIds" | "createdAtMs"
>;

function toSpec(terms: ContractInput, whose: Whose): ContractSpec {
  return {
    ...whose,
    version: 0,
    buyerSuspended: false,
    paused: false,
    mode: terms.mode,
    priceExclusiveMinor: terms.priceExclusiveMinor,
    priceSharedMinor: terms.priceSharedMinor,
    territory: terms.territory,
    filters: terms.filters,
    schedule: terms.schedule,
    priority: terms.priority,
    weight: terms.weight,
    sourcesAllowed: terms.sourcesAllowed?.map((id) => toUuid("source", id)) ?? null,
    sourcesDenied: terms.sourcesDenied.map((id) => toUuid("source", id)),
    caps: terms.caps,
    budgetsMinor: terms.budgetsMinor,
    counters: null,
    availableMinor: null,
    lastServedAtMs: null,
    servedToday: 0,
  };
}
