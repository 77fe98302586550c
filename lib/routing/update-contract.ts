import { eq } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { category, contract, stageContract } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import { requireId, toIds } from "@/lib/core/id-schema";
import { command, parseInput } from "@/lib/runtime/use-case";
import { checkContractTerms } from "./check-contract-terms";
import { contractColumns } from "./contract-columns";
import { BUYERS_OWN, type ContractView } from "./contract-schema";
import { placeContract } from "./place-contract";
import { budgetsOf, type ContractRow, capsOf, readContractView, storedShapes } from "./read-contract-views";
import { type ContractInput, contractFields, contractInput } from "./schema";

const TERMS: readonly string[] = Object.keys(contractFields.shape);

/**
 * Changes a contract's terms; what is left out stays. Operators change everything, a buyer's users what is theirs:
 * pause, caps, budgets, hours, endpoints, and prices within what the operator allows.
 */
export const updateContract = command({
  name: "contract.update",
  permission: "contract.pause",
  input: z.looseObject({ id: z.string() }),
  async run(tx, { id: given, ...changes }, ctx, audit): Promise<ContractView> {
    const before = await lockContract(tx, given, ctx);
    assertTheirs(ctx, changes, before);
    const current = await currentTerms(tx, before);
    const terms = parseInput(contractInput, { ...current, ...changes });
    const [kind] = await tx.select().from(category).where(eq(category.id, before.categoryId));
    if (!kind) throw notFound("category");
    await checkContractTerms(tx, terms, { category: kind, buyerId: before.buyerId });
    const now = ctx.now();
    if (changes.stageIds !== undefined) {
      await placeContract(tx, { id: before.id, categoryId: before.categoryId, now }, terms.stageIds);
    }
    const routingVersion = await bumpRouting(tx, { contractIds: [] });
    const [after] = await tx
      .update(contract)
      .set({ ...contractColumns(terms), routingVersion, updatedAt: now })
      .where(eq(contract.id, before.id))
      .returning();
    if (!after) throw notFound("contract");
    const touched = TERMS.filter((key) => changes[key] !== undefined);
    audit({
      objectKind: "contract",
      objectId: before.id,
      before: pick(current, touched),
      after: pick(terms, touched),
    });
    return readContractView(tx, after, ctx);
  },
});

/**
 * A step: the contract, locked, where the actor may change it at all.
 * @throws AppError contract.not_found (also somebody else's), contract.archived
 */
export async function lockContract(tx: Tx, given: string, ctx: Ctx): Promise<ContractRow> {
  const id = requireId("contract", given);
  const [row] = await tx.select().from(contract).where(eq(contract.id, id)).for("update");
  const foreign = ctx.actor.kind === "buyer" && ctx.actor.buyerId !== row?.buyerId;
  if (!row || foreign) throw notFound("contract");
  if (row.status === "archived") {
    throw new AppError("conflict", "contract.archived", { message: "An archived contract does not change." });
  }
  return row;
}

function assertTheirs(ctx: Ctx, changes: Readonly<Record<string, unknown>>, row: ContractRow): void {
  if (ctx.actor.kind !== "buyer") return;
  const { bidRange } = storedShapes(row);
  const bids = { priceExclusiveMinor: bidRange?.exclusive, priceSharedMinor: bidRange?.shared };
  const own: readonly string[] = BUYERS_OWN;
  const others = TERMS.filter(
    (key) => changes[key] !== undefined && !own.includes(key) && !bids[key as keyof typeof bids],
  );
  if (others.length > 0) {
    throw new AppError("forbidden", "contract.agreed_terms", {
      message: "These terms are agreed with the operator: ask there to change them.",
      errors: others.map((field) => ({
        field,
        code: "contract.agreed_terms",
        message: "is not yours to change",
      })),
    });
  }
  const outside = Object.entries(bids).flatMap(([field, bid]) => {
    const price = changes[field];
    if (price === undefined || !bid) return [];
    const isInside = typeof price === "number" && price >= bid.minMinor && price <= bid.maxMinor;
    const message = `must be from ${bid.minMinor} to ${bid.maxMinor} in minor units`;
    return isInside ? [] : [{ field, code: "contract.outside_bid_range", message }];
  });
  if (outside.length === 0) return;
  throw new AppError("invalid", "contract.invalid", {
    message: "The operator allows prices within a range.",
    errors: outside,
  });
}

async function currentTerms(tx: Tx, row: ContractRow): Promise<ContractInput> {
  const stages = await tx
    .select({ id: stageContract.stageId })
    .from(stageContract)
    .where(eq(stageContract.contractId, row.id));
  const { name, mode, priceExclusiveMinor, priceSharedMinor, priority, weight } = row;
  return {
    name,
    mode,
    priceExclusiveMinor,
    priceSharedMinor,
    ...storedShapes(row),
    caps: capsOf(row),
    budgetsMinor: budgetsOf(row),
    priority,
    weight,
    sourcesAllowed: row.sourcesAllowed && toIds("source", row.sourcesAllowed),
    sourcesDenied: toIds("source", row.sourcesDenied),
    endpointIds: toIds("endpoint", row.endpointIds),
    stageIds: stages.map(({ id }) => id),
    paused: row.status === "paused",
  };
}

function pick(terms: ContractInput, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(terms).filter(([key]) => keys.includes(key)));
}
