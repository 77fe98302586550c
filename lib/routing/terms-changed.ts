import { isDeepStrictEqual } from "node:util";
import type { ContractView } from "./contract-schema";
import type { ContractInput } from "./schema";

/** The terms that differ from a contract's own: what an edit really changes, and all that its version should name. */
export function termsChanged(view: ContractView, terms: ContractInput): Partial<ContractInput> {
  const { routing } = view;
  const before: ContractInput = {
    name: view.name,
    mode: view.mode,
    priceExclusiveMinor: view.priceExclusiveMinor,
    priceSharedMinor: view.priceSharedMinor,
    bidRange: view.bidRange,
    territory: view.territory,
    filters: view.filters,
    schedule: view.schedule,
    caps: view.caps,
    budgetsMinor: view.budgetsMinor,
    priority: routing?.priority ?? 0,
    weight: routing?.weight ?? 1,
    sourcesAllowed: routing?.sourcesAllowed ?? null,
    sourcesDenied: routing?.sourcesDenied ?? [],
    endpointIds: view.endpointIds,
    stageIds: routing?.stageIds ?? [],
    paused: view.paused,
  };
  const asSets = new Set(["sourcesAllowed", "sourcesDenied", "endpointIds", "stageIds"]);
  const plain = (key: string, value: unknown): unknown =>
    asSets.has(key) && Array.isArray(value) ? value.toSorted() : value;
  return Object.fromEntries(
    Object.entries(terms).filter(
      ([key, value]) => !isDeepStrictEqual(plain(key, value), plain(key, before[key as keyof ContractInput])),
    ),
  );
}
