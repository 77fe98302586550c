/** Whether a contract fits the things it names: its category's rules, its buyer's endpoints, the brand's sources and stages. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { type category, endpoint, postalCode, source, stage } from "@/db/schema";
import { AppError, type FieldError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { checkFilters } from "./check-filters";
import type { ContractInput } from "./schema";

type Category = typeof category.$inferSelect;
interface Parties {
  readonly category: Category;
  readonly buyerId: Id<"buyer">;
}

/** @throws AppError invalid with an error for each field that does not fit */
export async function checkContractTerms(tx: Tx, input: ContractInput, parties: Parties): Promise<void> {
  const errors = [
    ...checkModeAndPrices(input, parties.category),
    ...checkFilters(input.filters, parties.category.fields),
    ...(await checkCentres(tx, input)),
    ...(await checkEndpoints(tx, input, parties.buyerId)),
    ...(await checkSources(tx, input, parties.category.id)),
    ...(await checkStages(tx, input, parties.category.id)),
  ];
  if (errors.length === 0) return;
  throw new AppError("invalid", "contract.invalid", {
    message: "Some of the contract's terms are not possible.",
    errors,
  });
}

function checkModeAndPrices(input: ContractInput, rules: Category): FieldError[] {
  const errors: FieldError[] = [];
  const { mode } = input;
  const refuseMode = (way: string) =>
    errors.push({
      field: "mode",
      code: "contract.mode_not_sold",
      message: `the category does not sell ${way} leads`,
    });
  if (mode !== "shared" && !rules.sellsExclusive) refuseMode("exclusive");
  if (mode !== "exclusive" && !rules.sellsShared) refuseMode("shared");
  const used = [
    ...(mode === "shared" ? [] : (["priceExclusiveMinor"] as const)),
    ...(mode === "exclusive" ? [] : (["priceSharedMinor"] as const)),
  ];
  const least = Math.max(rules.minimumPriceMinor, 1);
  for (const field of used) {
    const price = input[field];
    if (price === null || price >= least) continue;
    const message = `must be at least ${least}, the category's minimum price in minor units`;
    errors.push({ field, code: "contract.below_minimum_price", message });
  }
  return errors;
}

async function checkCentres(tx: Tx, { territory }: ContractInput): Promise<FieldError[]> {
  const centres = territory.flatMap((row, i) => (row.kind === "radius" ? [{ ...row, i }] : []));
  if (centres.length === 0) return [];
  const known = await tx
    .select({ place: sql<string>`${postalCode.country} || ' ' || ${postalCode.code}` })
    .from(postalCode)
    .where(inArray(postalCode.code, [...new Set(centres.map((row) => row.postalCode))]));
  const places = new Set(known.map(({ place }) => place));
  return centres
    .filter((row) => !places.has(`${row.country} ${row.postalCode}`))
    .map((row) => ({
      field: `territory.${row.i}.postalCode`,
      code: "contract.unknown_postal_code",
      message: `there is no postal code ${row.postalCode} in ${row.country}`,
    }));
}

async function checkEndpoints(tx: Tx, input: ContractInput, buyerId: Id<"buyer">): Promise<FieldError[]> {
  const given = input.endpointIds;
  if (given.length === 0) return [];
  const rows = await tx
    .select({ id: endpoint.id })
    .from(endpoint)
    .where(and(inArray(endpoint.id, given), eq(endpoint.buyerId, buyerId)));
  return unknown("endpointIds", given, rows, "contract.unknown_endpoint", "is no endpoint of this buyer");
}

async function checkSources(tx: Tx, input: ContractInput, categoryId: Id<"category">): Promise<FieldError[]> {
  const allowed = input.sourcesAllowed ?? [];
  const all = [...allowed, ...input.sourcesDenied];
  if (all.length === 0) return [];
  const rows = await tx
    .select({ id: source.id })
    .from(source)
    .where(and(inArray(source.id, all), eq(source.categoryId, categoryId)));
  const why = "is no source of this category";
  return [
    ...unknown("sourcesAllowed", allowed, rows, "contract.unknown_source", why),
    ...unknown("sourcesDenied", input.sourcesDenied, rows, "contract.unknown_source", why),
  ];
}

async function checkStages(tx: Tx, input: ContractInput, categoryId: Id<"category">): Promise<FieldError[]> {
  const given = input.stageIds;
  if (given.length === 0) return [];
  const rows = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(inArray(stage.id, given), eq(stage.categoryId, categoryId)));
  return unknown("stageIds", given, rows, "contract.unknown_stage", "is no stage of this category");
}

function unknown(
  field: string,
  given: readonly string[],
  rows: readonly { readonly id: string }[],
  code: string,
  message: string,
): FieldError[] {
  const good = new Set(rows.map(({ id }) => id));
  return given.flatMap((id, i) => (good.has(id) ? [] : [{ field: `${field}.${i}`, code, message }]));
}
