import { VERDICT_CODES } from "@/lib/routing/verdict";
import { type LeadValues, readValues } from "./compile-filters";
import { canonicalCountry, covers, type Where } from "./compile-territory";
import { isContractWide, judgeSlot } from "./judge-slot";
import { predictSales } from "./predict-sales";
import { advanceSales, rollDay } from "./settle";
import {
  AT_NUMBER,
  AT_PACKED,
  AT_PRICE,
  AT_VERSION,
  DEAD,
  flagsOf,
  modeAt,
  priceAt,
  STRIDE,
  stageOf,
} from "./slot-record";
import type { CompiledCategory, SlotColumns, Snapshot } from "./snapshot";
import { toVector } from "./sphere";
import type { Candidate, LeadFacts, Proposal, ProposeOptions } from "./types";

/** Triples of one decision, where not everybody was asked for. */
export const MAX_TRAIL = 256;
const DEFAULT_LOOKAHEAD = 8;
const { not_reached, outside_territory } = VERDICT_CODES;

/** Filled anew for each lead: `propose` runs to its end before the next begins. */
const values: LeadValues = [];
const where: Where = { country: "", postalCode: "", stateCode: "", place: -1, state: -1, x: 0, y: 0, z: 0 };
/** A plain array, for what is proposed is a copy of its beginning. */
const trail: number[] = [];
/** The slots of the candidates. */
const slots: number[] = [];

/**
 * Who may get the lead, in which order, and why the others may not. Reads the snapshot only, but for the predicted sales,
 * which it counts at once (see `settle`). A contract is listed once where it is refused, once per mode where it may buy;
 * contracts whose territory does not cover the lead are not listed unless `judgeAll`.
 */
export function propose(
  snapshot: Snapshot,
  lead: LeadFacts,
  nowMs: number,
  options: ProposeOptions = {},
): Proposal {
  const category = snapshot.categories.get(lead.categoryId);
  if (!category) {
    return { candidates: [], trail: [], hasMore: false, maxShares: 0, predicted: [], advanced: [] };
  }
  const { judgeAll = false, lookahead = DEFAULT_LOOKAHEAD, advance = !judgeAll, listRest = true } = options;
  const maxShares = lead.maxShares ?? category.spec.maxShares;
  const wanted = judgeAll ? Number.POSITIVE_INFINITY : maxShares + lookahead;
  readValues(category.spec.fields, lead.fields, values);
  locate(snapshot, lead);
  if (advance) rollDay(snapshot, nowMs);
  openWalk(snapshot, category, judgeAll, wanted > MAX_TRAIL);
  const { candidates, length, stopped } = judgeInOrder(snapshot, lead, nowMs, wanted, judgeAll);
  const rest = stopped ? walkRest(snapshot, length, listRest) : { length, left: false };

  const predicted = predictSales(candidates, maxShares);
  return {
    candidates,
    trail: trail.slice(0, rest.length * 3),
    hasMore: rest.left,
    maxShares,
    predicted,
    advanced: advance ? advanceSales(snapshot, slots, predicted, nowMs) : [],
  };
}

/** Coordinates and state of a known postal code come from `Places`, so that index and check agree. */
function locate({ places }: Snapshot, lead: LeadFacts): void {
  where.country = canonicalCountry(places, lead.country);
  where.postalCode = lead.postalCode;
  where.place = places.findPlace(lead.country, lead.postalCode);
  if (where.place >= 0) {
    const v = where.place * 3;
    where.state = places.stateOf[where.place] ?? -1;
    where.stateCode = places.states[where.state]?.code ?? "";
    where.x = places.vectors[v] ?? 0;
    where.y = places.vectors[v + 1] ?? 0;
    where.z = places.vectors[v + 2] ?? 0;
    return;
  }
  where.stateCode = lead.state ?? "";
  where.state = -1;
  // Without coordinates the products are NaN, and no radius covers the lead.
  const [x, y, z] = toVector(lead.lat ?? Number.NaN, lead.lng ?? Number.NaN);
  where.x = x;
  where.y = y;
  where.z = z;
}

function openWalk(snapshot: Snapshot, category: CompiledCategory, everyone: boolean, far: boolean): void {
  const { walk, places } = snapshot;
  const { from, to } = category;
  walk.open(category.overlay, to, far);
  if (everyone || where.place < 0) {
    walk.addEveryone(snapshot.everySlot, from, to);
    return;
  }
  walk.add(snapshot.byPlace, where.place, from, 0);
  walk.add(snapshot.byState, where.state, from, 0);
  walk.add(snapshot.byCountry, places.states[where.state]?.country ?? 0, from, 0);
  walk.add(snapshot.byCheckedState, where.state, from, 1);
}

function judgeInOrder(snapshot: Snapshot, lead: LeadFacts, nowMs: number, wanted: number, judgeAll: boolean) {
  const { columns, walk, refused } = snapshot;
  snapshot.leadSequence++;
  refused.clear();
  const candidates: Candidate[] = [];
  // Who asks for more than a trail holds asks for everybody.
  const everybody = judgeAll || wanted > MAX_TRAIL;
  let length = 0;
  for (let entry = walk.next(); entry >= 0; entry = walk.next()) {
    const slot = entry >> 1;
    const flags = flagsOf(columns, slot);
    if (flags & DEAD || refused.has(slot)) continue;
    let code: number;
    if (entry & 1 && !isInside(columns, slot)) {
      if (!judgeAll) continue;
      code = outside_territory;
    } else code = judgeSlot(snapshot, slot, values, lead.sourceId, nowMs);
    if (code !== 0) {
      if (isContractWide(code)) refused.add(slot);
      // The candidates still wanted keep their room, for the sale names them by their triple.
      if (everybody || length + wanted - candidates.length < MAX_TRAIL) {
        writeTriple(columns, length++, slot, code);
      }
      continue;
    }
    slots[candidates.length] = slot;
    candidates.push(toCandidate(snapshot, slot, length));
    writeTriple(columns, length++, slot, not_reached);
    if (candidates.length >= wanted) return { candidates, length, stopped: true };
  }
  return { candidates, length, stopped: false };
}

function isInside(columns: SlotColumns, slot: number): boolean {
  const contract = columns.contract[slot];
  return contract !== undefined && covers(contract.territory, where);
}

/** Whoever stood behind the last one judged, unjudged, as far as the trail has room. */
function walkRest(snapshot: Snapshot, judged: number, list: boolean): { length: number; left: boolean } {
  const { columns, walk, refused } = snapshot;
  let length = judged;
  let left = false;
  for (let entry = walk.nextLoose(); entry >= 0; entry = walk.nextLoose()) {
    const slot = entry >> 1;
    const flags = flagsOf(columns, slot);
    if (flags & DEAD || refused.has(slot)) continue;
    if (entry & 1 && !isInside(columns, slot)) continue;
    left = true;
    if (!list || length >= MAX_TRAIL) break;
    refused.add(slot);
    writeTriple(columns, length++, slot, not_reached);
  }
  return { length, left };
}

function writeTriple({ records }: SlotColumns, index: number, slot: number, code: number): void {
  const to = index * 3;
  const at = slot * STRIDE;
  trail[to] = records[at + AT_NUMBER] ?? 0;
  trail[to + 1] = (records[at + AT_PACKED] ?? 0) | code;
  trail[to + 2] = records[at + AT_PRICE] ?? 0;
}

function toCandidate({ columns, stages }: Snapshot, slot: number, trailIndex: number): Candidate {
  const stage = stages[stageOf(columns, slot)];
  const at = slot * STRIDE;
  return {
    contractId: columns.ids[slot * 2] ?? "",
    contractNumber: columns.records[at + AT_NUMBER] ?? 0,
    contractVersion: columns.records[at + AT_VERSION] ?? 0,
    buyerId: columns.ids[slot * 2 + 1] ?? "",
    mode: modeAt(columns, slot),
    priceMinor: priceAt(columns, slot),
    stagePosition: stage?.spec.position ?? 0,
    stageMaxSales: stage?.spec.maxSales ?? null,
    trailIndex,
  };
}
