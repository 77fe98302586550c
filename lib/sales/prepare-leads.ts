/** Leads that wait for a batch, and what is done with them before it is sent: drawn up, proposed for, written down. */
import type { SellBatch } from "@/db/kernel";
import { type Id, toUuid } from "@/lib/core/id";
import { type BrandSnapshot, knownSnapshot, settleProposal } from "@/lib/routing/brand-snapshot";
import type { DrawLead, LeadDraft, LeadResult } from "./lead-draft";
import { type ProposedLead, proposeLead } from "./propose-lead";

/** A lead on its way through the batches. */
export interface WaitingLead {
  readonly draw: DrawLead;
  draft: LeadDraft | null;
  /** What was proposed before its batch began; it holds as long as the picture does. */
  early: Ready | null;
  /** Batches it has been in without an end. */
  round: number;
  /** The clock of seeds and tests in ms; null: the real one. */
  readonly atMs: number | null;
  readonly resolve: (result: LeadResult) => void;
  readonly reject: (error: unknown) => void;
}

export interface Ready {
  readonly waiting: WaitingLead;
  readonly snapshot: BrandSnapshot;
  readonly draft: LeadDraft;
  readonly proposed: ProposedLead;
}

/**
 * Draws a lead up and proposes while the batch ahead commits: the next batch then only has to be sent. Where there is no
 * picture yet, or one that knows less than the present, its batch does it, or refuses.
 */
export function prepareEarly(brandId: Id<"brand">, waiting: WaitingLead): void {
  const snapshot = knownSnapshot(brandId);
  if (!snapshot) return;
  try {
    waiting.early = drawUp(waiting, snapshot);
  } catch {
    waiting.draft = null;
  }
}

interface Refused {
  readonly waiting: WaitingLead;
  readonly error: unknown;
}

/** What was not prepared early, or by a picture that has changed since, is prepared now. */
export function prepareLeads(
  leads: readonly WaitingLead[],
  snapshot: BrandSnapshot,
): { readonly ready: Ready[]; readonly refused: Refused[] } {
  const ready: Ready[] = [];
  const refused: Refused[] = [];
  for (const waiting of leads) {
    const { early } = waiting;
    waiting.early = null;
    if (early?.snapshot === snapshot) {
      ready.push(early);
      continue;
    }
    if (early) takeBack([early]);
    try {
      ready.push(drawUp(waiting, snapshot));
    } catch (error) {
      refused.push({ waiting, error });
    }
  }
  return { ready, refused };
}

/** Proposes for a lead, drawn up anew where that was not done by this catalogue. Throws what refuses it. */
function drawUp(waiting: WaitingLead, snapshot: BrandSnapshot): Ready {
  if (waiting.draft?.catalogue !== snapshot.catalogue) waiting.draft = waiting.draw(snapshot);
  const { draft, atMs, round } = waiting;
  const proposed = proposeLead(draft, snapshot.engine, atMs ?? Date.now(), round);
  return { waiting, snapshot, draft, proposed };
}

export function toBatch(snapshot: BrandSnapshot, ready: readonly Ready[]): SellBatch {
  const atMs = ready[0]?.waiting.atMs ?? null;
  return {
    brandId: toUuid("brand", snapshot.brandId),
    routingVersion: snapshot.version,
    leads: ready.map(({ proposed }) => proposed.lead),
    ...(atMs === null ? {} : { now: new Date(atMs) }),
  };
}

export function takeBack(ready: readonly Ready[]): void {
  for (const { proposed, waiting, snapshot } of ready) {
    if (proposed.proposal) settleProposal(snapshot, proposed.proposal, [], waiting.atMs ?? Date.now());
  }
}
