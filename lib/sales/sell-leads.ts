/** One batch: propose in memory, dispose in SQL, tell memory what came of it. */
import { sqlState } from "@/db/brand";
import { type SellOutcome, sellUnread } from "@/db/kernel";
import { AppError, isAppError } from "@/lib/core/errors";
import { type Id, toUuid } from "@/lib/core/id";
import { DUPLICATE_REASON } from "@/lib/leads/lead-reasons";
import {
  type BrandSnapshot,
  getSnapshot,
  knownSnapshot,
  refreshSnapshot,
  settleProposal,
} from "@/lib/routing/brand-snapshot";
import { log } from "@/lib/runtime/log";
import type { DrawLead, LeadDraft, LeadResult } from "./lead-draft";
import { forPlacesLeft, hasPlacesLeft } from "./places-left";
import { type ProposedLead, proposeLead } from "./propose-lead";
import { announceSales, hasSoldListeners } from "./sale-events";

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

interface Ready {
  readonly waiting: WaitingLead;
  readonly snapshot: BrandSnapshot;
  readonly draft: LeadDraft;
  readonly proposed: ProposedLead;
}

/** Settles what the batch decided; returns the leads that belong into the next one. */
export type Conclude = () => readonly WaitingLead[];

/** Somebody changes the routing all the time: rather refuse than spin. */
const MAX_RELOADS = 20;

const isStale = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "isStaleRouting" in error;

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

/**
 * Sells a batch of one brand: durable on return. The function returned settles each lead's promise, but for those it
 * returns; the caller calls it once, after sending the next batch. Never throws: what fails, fails the leads it is about.
 */
export async function sellLeads(brandId: Id<"brand">, leads: readonly WaitingLead[]): Promise<Conclude> {
  try {
    let snapshot = await getSnapshot(brandId);
    let open = leads;
    let isPresent = false;
    for (let reload = 0; reload < MAX_RELOADS; reload++) {
      const { ready, refused } = prepare(open, snapshot);
      if (refused.length > 0 && !isPresent) {
        // A picture that is behind does not know a new source: only the present one may refuse.
        isPresent = true;
        const present = await refreshSnapshot(brandId);
        if (present.version !== snapshot.version) {
          takeBack(ready);
          snapshot = present;
          continue;
        }
      }
      for (const { waiting, error } of refused) waiting.reject(error);
      // Who was refused has his answer: a picture that changes once more must not sell him after all.
      open = ready.map(({ waiting }) => waiting);
      if (ready.length === 0) return () => [];
      try {
        const read = await dispose(snapshot, ready);
        return () => concludeOrFail(snapshot, ready, read);
      } catch (error) {
        takeBack(ready);
        if (!isStale(error)) return await sellSingly(brandId, ready, error);
        snapshot = await refreshSnapshot(brandId);
      }
    }
    throw new AppError("unavailable", "sale.routing_unsettled", { retryAfterSeconds: 2 });
  } catch (error) {
    const refusal = isAway(error) ? databaseAway(error) : error;
    for (const lead of leads) lead.reject(refusal);
    return () => [];
  }
}

function databaseAway(error: unknown): AppError {
  log().error({ err: error }, "a batch of leads failed");
  return new AppError("unavailable", "sale.database_unavailable", {
    // Not "nothing was stored": a connection that breaks while the batch commits leaves that open.
    message: "The database does not answer. Send it again, with the same Idempotency-Key: it is stored once.",
    retryAfterSeconds: 2,
  });
}

interface Refused {
  readonly waiting: WaitingLead;
  readonly error: unknown;
}

/** What was not prepared early, or by a picture that has changed since, is prepared now. */
function prepare(
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

function dispose(snapshot: BrandSnapshot, ready: readonly Ready[]): Promise<() => SellOutcome[]> {
  const atMs = ready[0]?.waiting.atMs ?? null;
  return sellUnread({
    brandId: toUuid("brand", snapshot.brandId),
    routingVersion: snapshot.version,
    leads: ready.map(({ proposed }) => proposed.lead),
    ...(atMs === null ? {} : { now: new Date(atMs) }),
  });
}

function takeBack(ready: readonly Ready[]): void {
  for (const { proposed, waiting, snapshot } of ready) {
    if (proposed.proposal) settleProposal(snapshot, proposed.proposal, [], waiting.atMs ?? Date.now());
  }
}

function concludeOrFail(
  snapshot: BrandSnapshot,
  ready: readonly Ready[],
  read: () => SellOutcome[],
): readonly WaitingLead[] {
  try {
    return conclude(snapshot, ready, read());
  } catch (error) {
    for (const { waiting } of ready) waiting.reject(error);
    return [];
  }
}

function conclude(
  snapshot: BrandSnapshot,
  ready: readonly Ready[],
  outcomes: readonly SellOutcome[],
): WaitingLead[] {
  const again: WaitingLead[] = [];
  ready.forEach(({ waiting, draft, proposed }, i) => {
    const outcome = outcomes[i];
    if (!outcome) {
      waiting.reject(new Error("the kernel gave no outcome"));
      return;
    }
    const codes = outcome.kind === "decided" || outcome.kind === "again" ? outcome.codes : [];
    if (proposed.proposal) settleProposal(snapshot, proposed.proposal, codes, waiting.atMs ?? Date.now());
    if (outcome.kind === "again") {
      waiting.round++;
      again.push(waiting);
      return;
    }
    const result = toResult(draft, proposed, outcome);
    if (outcome.kind === "decided" && hasPlacesLeft(proposed, outcome)) {
      again.push(forPlacesLeft(waiting, draft, result));
    } else waiting.resolve(result);
  });
  announce(snapshot.brandId, ready, outcomes);
  return again;
}

function toResult(
  draft: LeadDraft,
  proposed: ProposedLead,
  outcome: Exclude<SellOutcome, { kind: "again" }>,
): LeadResult {
  if (outcome.kind !== "decided") return outcome;
  const { status, duplicateOf, sales } = outcome;
  return {
    kind: "settled",
    leadId: draft.id,
    status,
    test: draft.test,
    reasons: duplicateOf === null ? (draft.row.reasons ?? null) : [DUPLICATE_REASON],
    sales: draft.test ? proposed.simulated : sales,
  };
}

function announce(brandId: Id<"brand">, ready: readonly Ready[], outcomes: readonly SellOutcome[]): void {
  if (!hasSoldListeners()) return;
  const sales = ready.flatMap(({ draft, proposed }, i) => {
    const outcome = outcomes[i];
    if (outcome?.kind !== "decided") return [];
    return outcome.sales.map((sale) => ({
      saleId: sale.id,
      leadId: draft.id,
      contractId: sale.contractId,
      buyerId:
        proposed.proposal?.candidates.find(({ contractId }) => contractId === sale.contractId)?.buyerId ?? "",
    }));
  });
  if (sales.length > 0) announceSales({ brandId, sales });
}

/** The database or the way to it is at fault, not a lead: no SQLSTATE at all, connections, resources, shutdown, schema. */
function isAway(error: unknown): boolean {
  return !isAppError(error) && /^$|^(08|28|3D|3F|42|53|57|58)/.test(sqlState(error) ?? "");
}

/** One lead that the database will not take must not spoil the others of its batch. */
async function sellSingly(brandId: Id<"brand">, ready: readonly Ready[], error: unknown): Promise<Conclude> {
  if (ready.length === 1 || isAway(error)) throw error;
  log().warn({ err: error, leads: ready.length }, "a batch was refused; its leads are sold singly");
  const again: WaitingLead[] = [];
  for (const { waiting } of ready) {
    const conclude = await sellLeads(brandId, [waiting]);
    again.push(...conclude());
  }
  return () => again;
}
