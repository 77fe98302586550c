import type { SellInlet, SellLeadRow } from "@/db/kernel";
import type { LeadReason, LeadStatus, SaleMode } from "@/lib/leads/schema";
import type { BrandSnapshot } from "@/lib/routing/brand-snapshot";
import type { LeadFacts } from "@/lib/routing/engine/types";
import type { Catalogue, CatalogueCategory } from "@/lib/routing/load-catalogue";

/** A lead drawn up for the sale. Ids are uuid text. */
export interface LeadDraft {
  /** What it was drawn up by; a newer one means that it is drawn up anew. */
  readonly catalogue: Catalogue;
  readonly category: CatalogueCategory;
  readonly id: string;
  /** False: a stored lead sold again. */
  readonly isNew: boolean;
  /** A test lead is stored with what would have happened to it; nobody is charged, nothing is delivered. */
  readonly test: boolean;
  readonly inlet: SellInlet;
  /** What the engine asks; null: rejected, and stored with its reasons alone. */
  readonly facts: LeadFacts | null;
  readonly row: SellLeadRow;
}

/** Draws a lead up by the brand's present catalogue. Throws the AppError that refuses it. */
export type DrawLead = (snapshot: BrandSnapshot) => LeadDraft;

export interface LeadSale {
  readonly mode: SaleMode;
  readonly priceMinor: number;
  readonly payoutMinor: number;
}

export type LeadResult =
  | {
      readonly kind: "settled";
      readonly leadId: string;
      readonly status: LeadStatus;
      readonly test: boolean;
      readonly reasons: readonly LeadReason[] | null;
      readonly sales: readonly LeadSale[];
    }
  /** Stored before under its idempotency key; `sameInput` false: with another body. */
  | { readonly kind: "replay"; readonly leadId: string; readonly sameInput: boolean }
  /** To be sold again, but there is no such lead that may be. */
  | { readonly kind: "missing" };
