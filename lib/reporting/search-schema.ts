/** What the palette asks and is told. Client-safe. */
import * as z from "zod";
import type { Id } from "@/lib/core/id";
import type { LocalText } from "@/lib/leads/schema";

/** Shorter finds everything. */
export const SEARCH_MIN = 2;
/** Of each kind. */
export const SEARCH_HITS = 10;

export const searchInput = z.object({ q: z.string().trim().min(SEARCH_MIN).max(100) });

export interface LeadHit {
  readonly id: Id<"lead">;
  /** Null: erased, or nobody gave one. */
  readonly name: string | null;
  readonly place: string | null;
  readonly category: LocalText;
  /** When it was received; to a buyer, when it was bought. */
  readonly at: Date | string;
}

export interface ContractHit {
  readonly id: Id<"contract">;
  readonly number: number;
  readonly name: string;
  readonly buyer: string;
  readonly paused: boolean;
}

export interface CompanyHit<P extends "buyer" | "supplier"> {
  readonly id: Id<P>;
  readonly name: string;
  readonly email: string;
}

export interface SearchHits {
  readonly leads: readonly LeadHit[];
  readonly contracts: readonly ContractHit[];
  readonly buyers: readonly CompanyHit<"buyer">[];
  readonly suppliers: readonly CompanyHit<"supplier">[];
}
