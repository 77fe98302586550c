/**
 * A brand's contracts compiled for proposing. Every way to sell to a contract (stage × mode) is a *slot*: a number into the
 * arrays below. Slots are numbered in rank order: category, stage, exclusive before shared where the stage says so, then
 * what the strategy fixes (priority, price or weight); slots equal in all that form a *group*, numbered by what changes with each sale
 * as it stood then. Slots from `baseSlots` on belong to contracts edited since the snapshot was compiled.
 */
import type { SaleMode } from "@/lib/leads/schema";
import type { FieldAt } from "./compile-filters";
import type { Places } from "./places";
import type { RefusedContracts } from "./refused-contracts";
import type { RuleBook } from "./rule-book";
import { STRIDE } from "./slot-record";
import type { SlotWalk } from "./slot-walk";
import type { CategorySpec, CompiledContract, ContractSpec, StageSpec } from "./types";
import type { ZoneClock } from "./zone-clock";

/** Slots that edits may use before the snapshot must be compiled anew. */
export const OVERLAY_ROOM = 512;

/** Rows of slot numbers: row i is slots[offsets[i]] … slots[offsets[i + 1] − 1], ascending. */
export interface SlotIndex {
  readonly offsets: Int32Array;
  readonly slots: Int32Array;
}

export interface CompiledCategory {
  readonly spec: CategorySpec;
  readonly fields: ReadonlyMap<string, FieldAt>;
  /** Its base slots: from … to − 1. */
  from: number;
  to: number;
  /** Its slots of edited contracts, in rank order. */
  overlay: Int32Array;
}

export interface CompiledStage {
  readonly spec: StageSpec;
  /** Weights of the contracts that buy, and sales of all its contracts since the brand's midnight. */
  weightSum: number;
  volume: number;
  /** False: its slots no longer stand as numbered, since the day whose sales they were numbered by has ended. */
  isNumbered: boolean;
}

export interface SlotColumns {
  readonly records: Int32Array;
  readonly contract: CompiledContract[];
  /** Two per slot: the ids of its contract and its buyer, as candidates name them. */
  readonly ids: string[];
  /** Rank of the group: `major` ascending, then `minor` ascending. */
  readonly major: Int32Array;
  readonly minor: Float64Array;
  /** Base slots only: the slot after the last one of the group. */
  readonly groupEnd: Int32Array;
  /** When the contract was served last, ms; 0 never. Sales of one ms differ by fractions. */
  readonly lastServed: Float64Array;
  /** The same when the slots were numbered. */
  readonly lastServedAtStart: Float64Array;
  /** 1: sales have moved the slot to a later place in its group than its number says. Base slots only. */
  readonly moved: Uint8Array;
  /** Sales since the brand's midnight. */
  readonly servedToday: Int32Array;
  readonly createdAt: Float64Array;
  readonly weight: Int32Array;
}

export interface Snapshot {
  readonly places: Places;
  readonly categories: ReadonlyMap<string, CompiledCategory>;
  readonly stages: readonly CompiledStage[];
  readonly stageIndex: ReadonlyMap<string, number>;
  readonly byNumber: Map<number, CompiledContract>;
  /** Numbers of each buyer's contracts. */
  readonly byBuyer: Map<string, readonly number[]>;
  readonly columns: SlotColumns;
  readonly baseSlots: number;
  /** Slots in use, and free ones among those of edits. */
  slotCount: number;
  readonly freeSlots: number[];
  /** Slots by place, by state (whole), by country (whole), and by state where the place must be checked. */
  readonly byPlace: SlotIndex;
  readonly byState: SlotIndex;
  readonly byCountry: SlotIndex;
  readonly byCheckedState: SlotIndex;
  /** 0, 1, 2 …: the row of everyone. */
  readonly everySlot: Int32Array;
  readonly rules: RuleBook;
  /** The brand's zone, whose midnight ends the day of round robin and weights. */
  readonly clock: ZoneClock;
  dayNumber: number;
  /** Last time stamp given to a sale. */
  stamp: number;
  /** How many slots are marked as moved: each costs every lead that it might get a look. */
  movedSlots: number;
  readonly compiledAtMs: number;
  /** Number of the lead being judged. */
  leadSequence: number;
  /** Where `propose` walks; its state means nothing between calls. */
  readonly walk: SlotWalk;
  /** Of that lead. */
  readonly refused: RefusedContracts;
}

/** What a slot is ranked by. */
export interface SlotRank {
  readonly stage: number;
  readonly position: number;
  readonly mode: number;
  readonly price: number;
  readonly belowMinimum: boolean;
  readonly major: number;
  readonly minor: number;
  readonly weighted: boolean;
}

export function createColumns(capacity: number): SlotColumns {
  return {
    records: new Int32Array(capacity * STRIDE),
    contract: new Array<CompiledContract>(capacity),
    ids: new Array<string>(capacity * 2),
    major: new Int32Array(capacity),
    minor: new Float64Array(capacity),
    groupEnd: new Int32Array(capacity),
    lastServed: new Float64Array(capacity),
    lastServedAtStart: new Float64Array(capacity),
    moved: new Uint8Array(capacity),
    servedToday: new Int32Array(capacity),
    createdAt: new Float64Array(capacity),
    weight: new Int32Array(capacity),
  };
}

/** Price of a mode, or null where the contract or its category does not trade so. */
export function priceOf(spec: ContractSpec, category: CategorySpec, mode: SaleMode): number | null {
  if (!category.saleModes.includes(mode) || (spec.mode !== "either" && spec.mode !== mode)) return null;
  return mode === "exclusive" ? spec.priceExclusiveMinor : spec.priceSharedMinor;
}
