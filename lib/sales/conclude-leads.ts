/** What the kernel made of a batch, told to memory, to those who wait and to those who listen. */
import type { SellOutcome } from "@/db/kernel";
import type { Id } from "@/lib/core/id";
import { DUPLICATE_REASON } from "@/lib/leads/lead-reasons";
import { type BrandSnapshot, settleProposal } from "@/lib/routing/brand-snapshot";
import type { LeadDraft, LeadResult } from "./lead-draft";
import { forPlacesLeft, hasPlacesLeft } from "./places-left";
import type { Ready, WaitingLead } from "./prepare-leads";
import type { ProposedLead } from "./propose-lead";
import { announceSales, hasSoldListeners } from "./sale-events";

/** Settles each lead's promise, but for those it returns: they belong into the next batch. Never throws. */
export function concludeLeads(
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
