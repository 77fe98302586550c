/**
 * A shared lead whose first candidates were refused by the sale, all of them or nearly, because memory was behind: what was
 * sold is sold, and the places left go to those who come next.
 */
import type { SellOutcome } from "@/db/kernel";
import { VERDICT_CODES } from "@/lib/routing/verdict";
import type { LeadDraft, LeadResult } from "./lead-draft";
import type { WaitingLead } from "./prepare-leads";
import type { ProposedLead } from "./propose-lead";

type Decided = Extract<SellOutcome, { readonly kind: "decided" }>;

const { sold, not_reached, sold_out, outbid } = VERDICT_CODES;

/** Whether others who may buy were not asked, though the lead has room for them. */
export function hasPlacesLeft({ lead, proposal }: ProposedLead, { sales, codes }: Decided): boolean {
  if (!lead.hasMore || !proposal || sales.length === 0 || sales.length >= proposal.maxShares) return false;
  // A stage that sells to few counts anew with each call: what it refused must stay refused.
  if (proposal.candidates.some(({ stageMaxSales }) => stageMaxSales !== null)) return false;
  if (sales.some(({ mode }) => mode === "exclusive")) return false;
  return codes.every((code) => code === sold || ![-1, not_reached, sold_out, outbid].includes(code));
}

/**
 * The lead, stored by now, on its way into the next batch. What was sold is durable, so it is the answer whatever becomes of
 * the rest.
 */
export function forPlacesLeft(waiting: WaitingLead, draft: LeadDraft, result: LeadResult): WaitingLead {
  const asStored = (drawn: LeadDraft): LeadDraft => {
    const { emailKey, phoneKey, personKey } = drawn.row;
    return { ...drawn, isNew: false, row: { emailKey, phoneKey, personKey } };
  };
  return {
    draw: (snapshot) => asStored(waiting.draw(snapshot)),
    draft: asStored(draft),
    early: null,
    round: waiting.round + 1,
    atMs: waiting.atMs,
    resolve: (rest) => waiting.resolve(join(result, rest)),
    reject: () => waiting.resolve(result),
  };
}

function join(first: LeadResult, rest: LeadResult): LeadResult {
  if (first.kind !== "settled" || rest.kind !== "settled") return first;
  return { ...first, sales: [...first.sales, ...rest.sales] };
}
