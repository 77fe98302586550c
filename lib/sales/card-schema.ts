/** What a buyer makes of a bought lead: stage, follow-up, deal value, star, notes. Client-safe. */
import * as z from "zod";
import type { Id } from "@/lib/core/id";

export const LEAD_STAGES = ["new", "contacted", "quoted", "won", "lost"] as const;
export type LeadStage = (typeof LEAD_STAGES)[number];

export const LOST_REASONS = [
  "not_reached",
  "no_interest",
  "bought_elsewhere",
  "too_expensive",
  "does_not_fit",
  "other",
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

export const NOTE_MAX = 4000;
/** What a deal may be worth at most: ten billions, so that sums of columns stay exact. */
const DEAL_MAX_MINOR = 1_000_000_000_000;

export interface CardView {
  readonly stage: LeadStage;
  /** Set where the stage is "lost". */
  readonly lostReason: LostReason | null;
  readonly starred: boolean;
  /** A calendar day, YYYY-MM-DD, in the buyer's zone. */
  readonly followUpOn: string | null;
  readonly dealValueMinor: number | null;
}

export interface NoteView {
  readonly id: Id<"note">;
  readonly body: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly by: string;
}

const leadId = z.string();

/** Losing a lead wants a reason; every other stage takes the reason away. */
export const setLeadStageInput = z
  .object({ leadId, stage: z.enum(LEAD_STAGES), lostReason: z.enum(LOST_REASONS).optional() })
  .refine(({ stage, lostReason }) => stage !== "lost" || lostReason !== undefined, {
    path: ["lostReason"],
    message: "Say why it was lost.",
  });

export const setFollowUpInput = z.object({
  leadId,
  followUpOn: z.iso.date("must be a day, YYYY-MM-DD").nullable(),
});

export const setDealValueInput = z.object({
  leadId,
  dealValueMinor: z.number().int().min(0).max(DEAL_MAX_MINOR).nullable(),
});

export const starLeadInput = z.object({ leadId, starred: z.boolean() });

export const addNoteInput = z.object({ leadId, body: z.string().trim().min(1).max(NOTE_MAX) });

/** The card of a lead that nobody has worked on yet. */
export const NEW_CARD: CardView = {
  stage: "new",
  lostReason: null,
  starred: false,
  followUpOn: null,
  dealValueMinor: null,
};

/** A stored reason; text of an older list counts as "other". */
export function toLostReason(text: string | null): LostReason | null {
  if (text === null) return null;
  return LOST_REASONS.find((reason) => reason === text) ?? "other";
}
