/** How far a buyer has come with a lead: the older, the farther. */
import { LOST_REASONS, type LostReason } from "@/lib/sales/card-schema";
import type { BoughtLead } from "./read-bought";
import type { SeededBrand } from "./seeded-brand";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Work {
  readonly stage: "contacted" | "quoted" | "won" | "lost";
  readonly lostReason: LostReason | null;
  readonly starred: boolean;
  readonly followUpOn: string | null;
  readonly dealValueMinor: number | null;
  readonly notes: readonly { readonly body: string; readonly at: Date }[];
  /** When the card was last touched. */
  readonly at: Date;
}

/** Null: nobody has called yet. */
export function imagineWork(
  { plan, random }: SeededBrand,
  lead: BoughtLead & { readonly openedAt: Date },
  until: Date,
): Work | null {
  const age = until.getTime() - lead.openedAt.getTime();
  const calledAt = lead.openedAt.getTime() + random.int(1, 30) * HOUR;
  if (calledAt > until.getTime() || random.chance(0.12)) return null;
  const stage = stageAt(age / DAY, random.next());
  const lasted = { contacted: 2, quoted: 6, won: 14, lost: 9 }[stage] * DAY * (0.5 + random.next());
  const at = new Date(Math.min(calledAt + lasted, until.getTime() - random.int(0, 4) * HOUR));
  const deals = plan.categories.find(({ key }) => key === lead.category)?.deals;
  const worth = deals && (stage === "won" || stage === "quoted");
  const goesOn = stage === "contacted" || stage === "quoted";
  const written = random.chance(0.45)
    ? [{ body: random.pick(plan.texts.notes.contacted), at: new Date(calledAt) }]
    : [];
  const ended =
    stage !== "contacted" && random.chance(0.5) ? [{ body: random.pick(plan.texts.notes[stage]), at }] : [];
  return {
    stage,
    lostReason: stage === "lost" ? random.pick(LOST_REASONS) : null,
    starred: stage !== "lost" && random.chance(0.12),
    followUpOn: goesOn && random.chance(0.6) ? dayOf(until.getTime() + random.int(-2, 12) * DAY) : null,
    dealValueMinor: worth ? random.int(deals[0] / 50, deals[1] / 50) * 5_000 : null,
    notes: [...written, ...ended],
    at: at.getTime() < calledAt ? new Date(calledAt) : at,
  };
}

function stageAt(days: number, dice: number): Work["stage"] {
  if (days < 2) return dice < 0.85 ? "contacted" : dice < 0.95 ? "quoted" : "lost";
  if (days < 10) return dice < 0.4 ? "contacted" : dice < 0.65 ? "quoted" : dice < 0.72 ? "won" : "lost";
  if (days < 30) return dice < 0.12 ? "contacted" : dice < 0.3 ? "quoted" : dice < 0.46 ? "won" : "lost";
  return dice < 0.03 ? "contacted" : dice < 0.08 ? "quoted" : dice < 0.27 ? "won" : "lost";
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
