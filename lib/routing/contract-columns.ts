import { toUuid } from "@/lib/core/id";
import type { ContractInput } from "./schema";

/** A contract's terms as its columns hold them. */
export function contractColumns(input: ContractInput) {
  const { caps, budgetsMinor } = input;
  return {
    name: input.name,
    status: input.paused ? ("paused" as const) : ("active" as const),
    mode: input.mode,
    priceExclusiveMinor: input.priceExclusiveMinor,
    priceSharedMinor: input.priceSharedMinor,
    bidRange: input.bidRange,
    territory: input.territory,
    filters: input.filters,
    schedule: input.schedule,
    capDay: caps.day,
    capWeek: caps.week,
    capMonth: caps.month,
    capTotal: caps.total,
    budgetDayMinor: budgetsMinor.day,
    budgetWeekMinor: budgetsMinor.week,
    budgetMonthMinor: budgetsMinor.month,
    budgetTotalMinor: budgetsMinor.total,
    priority: input.priority,
    weight: input.weight,
    sourcesAllowed: input.sourcesAllowed?.map((id) => toUuid("source", id)) ?? null,
    sourcesDenied: input.sourcesDenied.map((id) => toUuid("source", id)),
    endpointIds: input.endpointIds.map((id) => toUuid("endpoint", id)),
  };
}
