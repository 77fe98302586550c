/**
 * What the engine takes and gives. Ids are uuid text as the kernel wants them; amounts are minor units of the brand's
 * currency; instants are ms since 1970.
 */
import type { CONTRACT_MODES, Field, FieldValues, SaleMode } from "@/lib/leads/schema";
import type { FilterGroups, Limits, Schedule, Strategy, Territory } from "@/lib/routing/schema";
import type { CompiledTerritory } from "./compile-territory";
import type { ZoneClock } from "./zone-clock";

export interface CategorySpec {
  readonly id: string;
  readonly fields: readonly Field[];
  readonly saleModes: readonly SaleMode[];
  /** Places of a lead where the lead names no number of its own. */
  readonly maxShares: number;
  /** No sale below this price; 0: any. */
  readonly minimumPriceMinor: number;
}

export interface StageSpec {
  readonly id: string;
  readonly categoryId: string;
  /** From 0, unique in the category, at most 32,767: stored decisions name the stage by it. */
  readonly position: number;
  readonly strategy: Strategy;
  readonly exclusiveFirst: boolean;
  readonly maxSales: number | null;
}

/** What a counter holds for one period. `on` is the first day of the period it was counted in, in the buyer's zone. */
export interface PeriodCount {
  readonly on: string;
  readonly count: number;
  readonly spentMinor: number;
}

export interface Counters {
  readonly day: PeriodCount;
  readonly week: PeriodCount;
  readonly month: PeriodCount;
  readonly total: { readonly count: number; readonly spentMinor: number };
}

export interface ContractSpec {
  readonly id: string;
  /** Unique in the brand and never given again: stored decisions name the contract by it. */
  readonly number: number;
  /** Its routing_version. */
  readonly version: number;
  readonly buyerId: string;
  readonly buyerTimeZone: string;
  readonly buyerSuspended: boolean;
  readonly categoryId: string;
  /** Stages of its category that may sell to it; those of ping_post do not sell yet. */
  readonly stageIds: readonly string[];
  readonly paused: boolean;
  readonly mode: (typeof CONTRACT_MODES)[number];
  readonly priceExclusiveMinor: number | null;
  readonly priceSharedMinor: number | null;
  readonly territory: Territory;
  readonly filters: FilterGroups;
  readonly schedule: Schedule | null;
  readonly priority: number;
  readonly weight: number;
  readonly sourcesAllowed: readonly string[] | null;
  readonly sourcesDenied: readonly string[];
  readonly caps: Limits;
  readonly budgetsMinor: Limits;
  /** null: nothing counted yet. */
  readonly counters: Counters | null;
  /** Balance less floor; null where the wallet does not decide (package credits). */
  readonly availableMinor: number | null;
  /** null: never. */
  readonly lastServedAtMs: number | null;
  /** Sales since the brand's midnight. */
  readonly servedToday: number;
  readonly createdAtMs: number;
}

/** What the engine knows of a lead. */
export interface LeadFacts {
  readonly categoryId: string;
  readonly sourceId: string;
  readonly country: string;
  readonly postalCode: string;
  /** State and coordinates count only where the postal code is unknown to `Places`. */
  readonly state: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly fields: FieldValues;
  readonly maxShares?: number | null;
}

export interface ProposeOptions {
  /**
   * Candidates beyond the lead's places before judging stops (default 8); Infinity judges everyone at the place. more
   * than 256 wanted in all the trail has no limit either.
   */
  readonly lookahead?: number;
  /** List those behind the last one judged, too, as far as the trail has room (default true). */
  readonly listRest?: boolean;
  /** Judge every contract of the category, those outside their territory too, and list them all. */
  readonly judgeAll?: boolean;
  /** Count the predicted sales at once in round robin and weights, until `settle` (default: unless `judgeAll`). */
  readonly advance?: boolean;
}

/** One way to sell the lead, in walking order. A contract of mode `either` may be two. */
export interface Candidate {
  readonly contractId: string;
  readonly contractNumber: number;
  readonly contractVersion: number;
  readonly buyerId: string;
  /** MODE_EXCLUSIVE or MODE_SHARED of `verdict.ts`. */
  readonly mode: number;
  readonly priceMinor: number;
  readonly stagePosition: number;
  /** Sales of this lead within the stage; null: as many as the lead has places. */
  readonly stageMaxSales: number | null;
  /** Its triple in the trail: numbers 3·trailIndex … + 2. */
  readonly trailIndex: number;
}

export interface Proposal {
  readonly candidates: readonly Candidate[];
  /** Triples of `verdict.ts`; candidates stand as `not_reached`, refused contracts with their reason. */
  readonly trail: number[];
  /** Judging stopped early: a larger `lookahead` would bring more. */
  readonly hasMore: boolean;
  readonly maxShares: number;
  /** The candidates that win if every hint is right, as positions in `candidates`. */
  readonly predicted: readonly number[];
  /** For `settle`: what was counted beforehand. */
  readonly advanced: readonly Advance[];
}

/** A sale counted before it happened. */
export interface Advance {
  readonly contract: CompiledContract;
  readonly lastServedBefore: number;
  readonly stamp: number;
  readonly dayNumber: number;
}

/** What the snapshot keeps of a contract. */
export interface CompiledContract {
  readonly id: string;
  readonly number: number;
  readonly buyerId: string;
  readonly weight: number;
  /** Neither paused nor its buyer suspended: counts in the sum of weights. */
  readonly active: boolean;
  readonly clock: ZoneClock;
  readonly territory: CompiledTerritory;
  slots: readonly number[];
  /** Numbers of its stages in the snapshot. */
  stages: readonly number[];
}
