/**
 * What buyers did with what they bought: opened it, mostly soon, and worked it. The last days' go through the use cases, with
 * their audit; what is older is written as the rows these would have left.
 */
import { type Tx, withBrand } from "@/db/brand";
import { saleCard, saleNote, saleOpening } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { addNote } from "@/lib/sales/add-note";
import { openPurchase } from "@/lib/sales/open-purchase";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { setFollowUp } from "@/lib/sales/set-follow-up";
import { setLeadStage } from "@/lib/sales/set-lead-stage";
import { starLead } from "@/lib/sales/star-lead";
import { isBig } from "./money-habit";
import { type BoughtLead, readBought } from "./read-bought";
import type { SeededBrand } from "./seed-brand";
import { imagineWork, type Work } from "./work-lead";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const BY_USE_CASE_MS = 2 * DAY;
const AT_ONCE = 500;

interface Rows {
  readonly openings: (typeof saleOpening.$inferInsert)[];
  readonly cards: (typeof saleCard.$inferInsert)[];
  readonly notes: (typeof saleNote.$inferInsert)[];
}

/** @param until the demo's present */
export async function seedDesk(brand: SeededBrand, until: Date): Promise<void> {
  const rows: Rows = { openings: [], cards: [], notes: [] };
  for (const bought of await readBought(brand)) {
    const openedAt = openingOf(brand, bought, until);
    if (!openedAt) continue;
    const recent = until.getTime() - bought.soldAt.getTime() < BY_USE_CASE_MS;
    const ctx = buyerCtx(brand, bought, openedAt);
    if (recent) await openPurchase(ctx, { leadId: bought.leadId });
    else rows.openings.push({ ...keysOf(bought), openedAt });
    // Every other buyer works in the portal, the big ones all; the rest have a CRM of their own.
    if (bought.buyerIndex % 2 !== 0 && !isBig(bought.buyerIndex)) continue;
    const work = imagineWork(brand, { ...bought, openedAt }, until);
    if (!work) continue;
    if (recent) await workByUseCases(ctx, bought, work);
    else addRows(rows, bought, work);
  }
  await inParts(brand, rows.openings, (tx, part) => tx.insert(saleOpening).values(part));
  await inParts(brand, rows.cards, (tx, part) => tx.insert(saleCard).values(part));
  await inParts(brand, rows.notes, (tx, part) => tx.insert(saleNote).values(part));
}

/** Most within the hour, some the next morning, a few never. */
function openingOf({ random }: SeededBrand, { soldAt, reversedAt }: BoughtLead, until: Date): Date | null {
  const minutes = random.chance(0.7) ? random.int(1, 50) : random.int(60, 1200);
  const openedAt = new Date(soldAt.getTime() + minutes * MINUTE);
  const never = random.chance(0.05) || openedAt > until || (reversedAt && openedAt > reversedAt);
  const again = reversedAt !== null && until.getTime() - soldAt.getTime() < BY_USE_CASE_MS;
  return never || again ? null : openedAt;
}

function buyerCtx({ ctx }: SeededBrand, { userId, buyerId }: BoughtLead, at: Date): Ctx {
  return { ...ctx, actor: { kind: "buyer", userId, buyerId, role: "owner" }, now: () => at };
}

const keysOf = ({ saleId, buyerId, userId }: BoughtLead) => ({ saleId, buyerId, userId });

async function workByUseCases(ctx: Ctx, { leadId }: BoughtLead, work: Work): Promise<void> {
  const at: Ctx = { ...ctx, now: () => work.at };
  const { stage, lostReason, followUpOn, dealValueMinor, starred, notes } = work;
  await setLeadStage(at, { leadId, stage, ...(lostReason ? { lostReason } : {}) });
  if (dealValueMinor !== null) await setDealValue(at, { leadId, dealValueMinor });
  if (followUpOn !== null) await setFollowUp(at, { leadId, followUpOn });
  if (starred) await starLead(at, { leadId, starred });
  for (const note of notes) await addNote({ ...ctx, now: () => note.at }, { leadId, body: note.body });
}

function addRows(rows: Rows, bought: BoughtLead, work: Work): void {
  const { saleId, buyerId, userId } = bought;
  const { at, notes, ...card } = work;
  rows.cards.push({ saleId, buyerId, ...card, updatedAt: at, updatedBy: userId });
  for (const note of notes) {
    rows.notes.push({ id: newId("note"), ...keysOf(bought), body: note.body, createdAt: note.at });
  }
}

async function inParts<T>(
  { ctx }: SeededBrand,
  rows: readonly T[],
  write: (tx: Tx, part: T[]) => Promise<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await withBrand({ brandId: ctx.brand.id }, (tx) => write(tx, rows.slice(i, i + AT_ONCE)));
  }
}
