/**
 * The shapes of a batch for kernel.sell. Ids are uuids here, not TypeIDs: translating them for every lead costs more than
 * deciding it.
 */
import type { DuplicateRule, LeadStatus, SaleMode } from "@/lib/leads/schema";

/** A source with the rules of its category. Leads of one source share one object. */
export interface SellInlet {
  readonly sourceId: string;
  readonly duplicates: DuplicateRule;
  readonly supplierShareBps: number;
  readonly listsInShop: boolean;
}

/** A contract proposed for a lead, and how: the engine's candidates are of this shape. */
export interface SellCandidate {
  readonly contractId: string;
  /** The contract's routing_version when `SellBatch.routingVersion` was the brand's. */
  readonly contractVersion: number;
  /** MODE_EXCLUSIVE or MODE_SHARED of lib/routing/verdict.ts. */
  readonly mode: number;
  /** The candidates of a stage stand together. */
  readonly stagePosition: number;
  /** The most sales of one lead within the stage; null: as many as the lead has places. */
  readonly stageMaxSales: number | null;
  /** Too late here means outbid (a stage by highest bid); else it means sold out. */
  readonly byBid?: boolean;
  /** Index of its triple in the trail, from 0. */
  readonly trailIndex: number;
}

/** The columns of a lead as they are stored, normalised. `fields`, `extra`, `consent`: JSON objects. */
export interface SellLeadRow {
  readonly externalId?: string | null;
  readonly subSource?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly street?: string | null;
  readonly country?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly lat?: number | null;
  readonly lng?: number | null;
  readonly emailKey?: string | null;
  readonly phoneKey?: string | null;
  readonly personKey?: string | null;
  readonly fields?: object | null;
  readonly extra?: object | null;
  readonly consent?: object | null;
  /** For a preset `rejected` or `held`. */
  readonly reasons?: readonly { code: string; field?: string; message: string }[] | null;
  /** Notes of the checks ("email_disposable"), without commas. */
  readonly flags?: readonly string[] | null;
  readonly idempotencyKey?: string | null;
  readonly requestHash?: string | null;
}

export interface SellLead {
  /** A fresh UUIDv7, or the id of the stored lead that is sold again. */
  readonly id: string;
  /** False: a stored lead sold again. Its state, places and shares come from its row, and buyers who had it get it no more. */
  readonly isNew: boolean;
  readonly test: boolean;
  /** Null: the kernel decides. Else the lead is stored with this status, unsold; a test lead always has one. */
  readonly preset: LeadStatus | null;
  readonly inlet: SellInlet;
  readonly maxShares: number;
  /** More candidates exist than are given: where none of these buys, the outcome is "again" and nothing is written. */
  readonly hasMore: boolean;
  /** In the order in which they are asked. */
  readonly candidates: readonly SellCandidate[];
  /** Triples of lib/routing/verdict.ts, three numbers each. The kernel overwrites the codes of those it walked. */
  readonly trail: readonly number[];
  /** Ignored where `isNew` is false, but for the three keys. */
  readonly row: SellLeadRow;
  /** What `packTexts` made of the row while the lead waited for its batch; without it the batch does that. */
  readonly texts?: string;
}

export interface SellBatch {
  readonly brandId: string;
  /** The brand's routing_version that the proposals were made with. */
  readonly routingVersion: number;
  readonly leads: readonly SellLead[];
  /** The clock, for seeds and tests only: doors leave it to the database. Must not run backwards from batch to batch. */
  readonly now?: Date;
}

export interface SellSale {
  readonly id: string;
  readonly contractId: string;
  readonly mode: SaleMode;
  readonly priceMinor: number;
  readonly payoutMinor: number;
}

/** `codes`: what each candidate met (lib/routing/verdict.ts), in their order; -1: not walked. */
export type SellOutcome =
  | {
      readonly kind: "decided";
      readonly status: LeadStatus;
      readonly duplicateOf: string | null;
      readonly sales: readonly SellSale[];
      readonly codes: readonly number[];
    }
  /** Stored before under this idempotency key; `sameInput` false: the key came with another body. */
  | { readonly kind: "replay"; readonly leadId: string; readonly sameInput: boolean }
  /** Nothing is written: put it in the next batch, proposed anew (the candidates were not enough, or it meets its like in this batch). */
  | { readonly kind: "again"; readonly codes: readonly number[] }
  /** Sold again: there is no such lead of this source that may be sold. */
  | { readonly kind: "missing" };
