import { randomUUID } from "node:crypto";
import type { SellCandidate, SellLead, SellLeadRow } from "@/db/kernel";
import { newUuid } from "@/lib/core/id";
import { MODE_EXCLUSIVE, MODE_SHARED, packVerdict, VERDICT_CODES } from "@/lib/routing/verdict";
import type { TestContract } from "./make-contract";
import type { TestSource } from "./make-source";

/** A contract asked for a lead; `mode` defaults to exclusive. */
export interface Ask {
  readonly contract: Pick<TestContract, "uuid" | "number" | "version">;
  readonly mode?: "exclusive" | "shared";
  readonly stage?: number;
  readonly stageMaxSales?: number;
  readonly byBid?: boolean;
}

/** A new lead of a person nobody else is, as the kernel takes it, with a triple in the trail for each contract asked. */
export function makeLead(
  source: TestSource,
  asks: readonly Ask[] = [],
  given: Partial<Omit<SellLead, "inlet" | "candidates" | "trail" | "row">> & { row?: SellLeadRow } = {},
): SellLead {
  const candidates = asks.map(
    (ask, trailIndex): SellCandidate => ({
      contractId: ask.contract.uuid,
      contractVersion: ask.contract.version,
      mode: ask.mode === "shared" ? MODE_SHARED : MODE_EXCLUSIVE,
      stagePosition: ask.stage ?? 0,
      stageMaxSales: ask.stageMaxSales ?? null,
      byBid: ask.byBid ?? false,
      trailIndex,
    }),
  );
  const trail = candidates.flatMap((one, i) => [
    asks[i]?.contract.number ?? 0,
    packVerdict(one.stagePosition, one.mode, VERDICT_CODES.not_reached),
    1,
  ]);
  return {
    id: newUuid(),
    isNew: true,
    test: false,
    preset: null,
    maxShares: source.category.maxShares,
    hasMore: false,
    ...given,
    inlet: source.inlet,
    candidates,
    trail,
    row: {
      firstName: "Erika",
      lastName: "Muster",
      email: "erika@example.org",
      phone: "+4915123456789",
      country: "DE",
      postalCode: "80331",
      city: "München",
      state: "BY",
      lat: 48.137,
      lng: 11.575,
      emailKey: randomUUID(),
      phoneKey: randomUUID(),
      personKey: randomUUID(),
      fields: { roofArea: 85, ownsHome: true },
      ...given.row,
    },
  };
}
