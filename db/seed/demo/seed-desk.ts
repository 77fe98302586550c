/** What buyers did with what they bought: opened it, mostly soon, and worked it. */
import type { Ctx } from "@/lib/core/ctx";
import { addNote } from "@/lib/sales/add-note";
import { openPurchases } from "@/lib/sales/open-purchases";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { setFollowUp } from "@/lib/sales/set-follow-up";
import { setLeadStage } from "@/lib/sales/set-lead-stage";
import { starLead } from "@/lib/sales/star-lead";
import { isBig } from "./money-habit";
import { type BoughtLead, readBought } from "./read-bought";
import type { SeededBrand } from "./seeded-brand";
import { imagineWork, type Work } from "./work-lead";

const MINUTE = 60_000;
/** How long a buyer's leads pile up before they are read. */
const SITTING_MS = 180 * MINUTE;
/** Leads worked side by side: each is worked in order, and the database has two cores at least. */
const AT_ONCE = 8;

interface Desk {
  readonly bought: BoughtLead;
  readonly openedAt: Date;
  readonly work: Work | null;
}

/** @param until the demo's present */
export async function seedDesk(brand: SeededBrand, until: Date): Promise<void> {
  // Imagined first, one after the other: the dice fall the same whatever is written when.
  const desks: Desk[] = [];
  for (const bought of await readBought(brand)) {
    const openedAt = openingOf(brand, bought, until);
    if (!openedAt) continue;
    // Every other buyer works in the portal, the big ones all; the rest have a CRM of their own.
    const works = bought.buyerIndex % 2 === 0 || isBig(bought.buyerIndex);
    desks.push({ bought, openedAt, work: works ? imagineWork(brand, { ...bought, openedAt }, until) : null });
  }
  const sittings = Map.groupBy(desks, ({ bought, openedAt }) => {
    return `${bought.buyerId} ${Math.floor(openedAt.getTime() / SITTING_MS)}`;
  });
  await sideBySide(sittings.values(), (sitting) => open(brand, sitting));
  await sideBySide(desks.values(), async ({ bought, openedAt, work }) => {
    if (work) await workByUseCases(buyerCtx(brand, bought, openedAt), bought, work);
  });
}

async function sideBySide<T>(all: Iterator<T> & Iterable<T>, live: (one: T) => Promise<void>): Promise<void> {
  const worker = async (): Promise<void> => {
    for (const one of all) await live(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** What a buyer reads in one go is opened at once, when the last of it has come. */
async function open(brand: SeededBrand, sitting: readonly Desk[]): Promise<void> {
  const [first] = sitting;
  if (!first) return;
  const openedAt = new Date(Math.max(...sitting.map((desk) => desk.openedAt.getTime())));
  const leadIds = sitting.map(({ bought }) => bought.leadId);
  await openPurchases(buyerCtx(brand, first.bought, openedAt), { leadIds });
}

/** Most within the hour, some the next morning, a few never; who was credited has no more to open. */
function openingOf({ random }: SeededBrand, { soldAt, reversedAt }: BoughtLead, until: Date): Date | null {
  const minutes = random.chance(0.7) ? random.int(1, 50) : random.int(60, 1200);
  const openedAt = new Date(soldAt.getTime() + minutes * MINUTE);
  const never = random.chance(0.05) || openedAt > until || reversedAt !== null;
  return never ? null : openedAt;
}

function buyerCtx({ ctx }: SeededBrand, { userId, buyerId }: BoughtLead, at: Date): Ctx {
  return { ...ctx, actor: { kind: "buyer", userId, buyerId, role: "owner" }, now: () => at };
}

async function workByUseCases(ctx: Ctx, { leadId }: BoughtLead, work: Work): Promise<void> {
  const at: Ctx = { ...ctx, now: () => work.at };
  const { stage, lostReason, followUpOn, dealValueMinor, starred, notes } = work;
  await setLeadStage(at, { leadId, stage, ...(lostReason ? { lostReason } : {}) });
  if (dealValueMinor !== null) await setDealValue(at, { leadId, dealValueMinor });
  if (followUpOn !== null) await setFollowUp(at, { leadId, followUpOn });
  if (starred) await starLead(at, { leadId, starred });
  for (const note of notes) await addNote({ ...ctx, now: () => note.at }, { leadId, body: note.body });
}
