import { packTexts, type SellCandidate, type SellLead } from "@/db/kernel";
import { share } from "@/lib/core/money";
import type { LeadStatus } from "@/lib/leads/schema";
import { propose } from "@/lib/routing/engine/propose";
import type { Snapshot } from "@/lib/routing/engine/snapshot";
import type { Candidate, Proposal } from "@/lib/routing/engine/types";
import { MODE_EXCLUSIVE, VERDICT_CODES } from "@/lib/routing/verdict";
import type { LeadDraft, LeadSale } from "./lead-draft";
import { simulateSale } from "./simulate-sale";

/** A draft with what the engine says of it, as the kernel takes it. */
export interface ProposedLead {
  readonly lead: SellLead;
  /** For `settle`; null where the kernel decides nothing. */
  readonly proposal: Proposal | null;
  /** What a test lead would have been sold for. */
  readonly simulated: readonly LeadSale[];
}

/** Candidates judged beyond the lead's places: few, because nearly always the first ones buy; then more, then all. */
const LOOKAHEADS = [8, 64] as const;

const modeOf = (candidate: Candidate) => (candidate.mode === MODE_EXCLUSIVE ? "exclusive" : "shared");

/** @param round 0 at first; each time the kernel wants more candidates, one more. */
export function proposeLead(draft: LeadDraft, engine: Snapshot, nowMs: number, round: number): ProposedLead {
  if (draft.facts === null)
    return { lead: withoutSale(draft, "rejected", []), proposal: null, simulated: [] };
  const lookahead = LOOKAHEADS[round] ?? Number.POSITIVE_INFINITY;
  if (draft.test) return simulate(draft, engine, nowMs);
  const proposal = propose(engine, draft.facts, nowMs, { lookahead });
  const asked = round === 0 ? nearest(proposal.candidates, draft.category.bidStages) : proposal.candidates;
  const lead: SellLead = {
    id: draft.id,
    isNew: draft.isNew,
    test: false,
    preset: null,
    inlet: draft.inlet,
    maxShares: proposal.maxShares,
    hasMore: proposal.hasMore || asked.length < proposal.candidates.length,
    candidates: toSellCandidates(asked, draft.category.bidStages),
    trail: proposal.trail,
    row: draft.row,
    texts: packTexts(draft.row),
  };
  return { lead, proposal, simulated: [] };
}

/**
 * Where all candidates want the lead whole, memory knows nearly always which one gets it, and each one more costs the kernel a
 * look at a contract and a wallet: only the first is asked at first. Where places are shared all are, else a place might stay
 * empty for no reason; so they are where bids compete, because who was outbid wants to know it.
 */
function nearest(candidates: readonly Candidate[], bidStages: ReadonlySet<number>): readonly Candidate[] {
  if (candidates.length <= 1 || bidStages.size > 0) return candidates;
  return candidates.every(({ mode }) => mode === MODE_EXCLUSIVE) ? candidates.slice(0, 1) : candidates;
}

/** Who comes too late in a stage by highest bid was outbid; elsewhere the lead is sold out. */
function toSellCandidates(
  candidates: readonly Candidate[],
  bidStages: ReadonlySet<number>,
): readonly SellCandidate[] {
  if (bidStages.size === 0) return candidates;
  return candidates.map((candidate) => ({ ...candidate, byBid: bidStages.has(candidate.stagePosition) }));
}

function withoutSale(draft: LeadDraft, preset: LeadStatus, trail: readonly number[]): SellLead {
  const { id, isNew, test, inlet, row, category } = draft;
  return {
    id,
    isNew,
    test,
    preset,
    inlet,
    maxShares: category.maxShares,
    hasMore: false,
    candidates: [],
    trail,
    row,
    texts: packTexts(row),
  };
}

/** A test lead gets the answer and the decision that a real one would get now; its duplicates are nobody's. */
function simulate(draft: LeadDraft, engine: Snapshot, nowMs: number): ProposedLead {
  const { facts, inlet } = draft;
  if (facts === null) return { lead: withoutSale(draft, "rejected", []), proposal: null, simulated: [] };
  const { candidates, maxShares, trail } = propose(engine, facts, nowMs, { advance: false });
  const { bidStages } = draft.category;
  const asked = nearest(candidates, bidStages);
  const codes = simulateSale(asked, maxShares, bidStages);
  asked.forEach(({ trailIndex }, i) => {
    const at = trailIndex * 3 + 1;
    trail[at] = ((trail[at] ?? 0) & ~0xfff) | (codes[i] ?? VERDICT_CODES.sold);
  });
  const winners = asked.filter((_, i) => codes[i] === VERDICT_CODES.sold);
  const status = winners.length > 0 ? "sold" : inlet.listsInShop ? "listed" : "unsold";
  return {
    lead: withoutSale(draft, status, trail),
    proposal: null,
    simulated: winners.map((winner) => ({
      mode: modeOf(winner),
      priceMinor: winner.priceMinor,
      payoutMinor: share(winner.priceMinor, inlet.supplierShareBps),
    })),
  };
}
