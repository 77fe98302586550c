/** A batch's way into kernel.sell's arrays. Kept lean: the database waits for it. */
import { newUuid, uuidAt } from "@/lib/core/id";
import { STATUSES } from "./kernel-answer";
import { candidateRule, PARTED, packTexts, ruleBits, saleSeed, trailPosition } from "./kernel-pack";
import type { SellBatch, SellLead, SellLeadRow } from "./kernel-types";
import { bigints, floats, ints, type Parameter, uuids } from "./parameters";

/** Number of kernel.sell's parameters. */
export const SELL_PARAMETERS = 28;

/** Whether two of the leads share an e-mail address, a phone number or a person. A key says of which kind it is. */
function haveSharedKey(leads: readonly SellLead[]): boolean {
  const seen = new Set<string>();
  let keys = 0;
  for (const { row } of leads) {
    for (const key of [row.emailKey, row.phoneKey, row.personKey]) {
      if (!key) continue;
      seen.add(key);
      keys++;
    }
  }
  return seen.size < keys;
}

/** kernel.sell's parameters, and the contracts that its answer counts from 1. */
export function encodeBatch(batch: SellBatch): { parameters: Parameter[]; contracts: string[] } {
  const { leads } = batch;
  const inlets = [...new Set(leads.map((lead) => lead.inlet))];
  const inletIndex = new Map(inlets.map((inlet, i) => [inlet, i + 1]));
  const versions = new Map<string, number>();
  for (const lead of leads) {
    for (const { contractId, contractVersion } of lead.candidates) versions.set(contractId, contractVersion);
  }
  const contracts = [...versions.keys()].sort();
  const contractIndex = new Map(contracts.map((id, i) => [id, i + 1]));

  const of: number[] = [];
  const flags: number[] = [];
  const presets: number[] = [];
  const texts: string[] = [];
  const candidates: number[] = [];
  const rules: number[] = [];
  const positions: number[] = [];
  const candidateOffsets = [1];
  const trailOffsets = [1];
  let trailEnd = 1;
  for (const lead of leads) {
    of.push(inletIndex.get(lead.inlet) ?? 0);
    presets.push(lead.preset ? STATUSES.indexOf(lead.preset) + 1 : 0);
    texts.push(lead.texts ?? packTexts(lead.row));
    flags.push((lead.isNew ? 1 : 0) | (lead.test ? 2 : 0) | (lead.hasMore ? 4 : 0));
    for (const one of lead.candidates) {
      candidates.push(contractIndex.get(one.contractId) ?? 0);
      rules.push(candidateRule(one));
      positions.push(trailPosition(one, trailEnd));
    }
    candidateOffsets.push(candidates.length + 1);
    trailEnd += lead.trail.length;
    trailOffsets.push(trailEnd);
  }

  const keys = (pick: (row: SellLeadRow) => string | null | undefined) =>
    uuids(leads.map(({ row }) => pick(row) ?? null));
  const areNew = leads.every((lead) => lead.isNew);
  const parameters = [
    batch.brandId,
    String(batch.routingVersion),
    uuids(inlets.map((inlet) => inlet.sourceId)),
    ints(inlets.map(ruleBits)),
    ints(inlets.map((inlet) => inlet.duplicates.windowDays)),
    ints(inlets.map((inlet) => inlet.supplierShareBps)),
    uuids(leads.map((lead) => lead.id)),
    uuids(
      leads.map((lead) =>
        saleSeed(lead.isNew ? lead.id : batch.now ? uuidAt(batch.now.getTime()) : newUuid()),
      ),
    ),
    ints(of),
    ints(flags),
    ints(presets),
    ints(leads.map((lead) => lead.maxShares)),
    keys((row) => row.emailKey),
    keys((row) => row.phoneKey),
    keys((row) => row.personKey),
    floats(leads.map(({ row }) => row.lat ?? null)),
    floats(leads.map(({ row }) => row.lng ?? null)),
    String(
      (leads.some(({ row }) => row.idempotencyKey) ? 1 : 0) |
        (areNew ? 0 : 2) |
        (inlets.some((inlet) => inlet.duplicates.action === "allow") ? 4 : 0) |
        (haveSharedKey(leads) ? 8 : 0),
    ),
    texts.join(PARTED),
    uuids(contracts),
    bigints(contracts.map((id) => versions.get(id) ?? 0)),
    ints(candidates),
    ints(rules),
    ints(positions),
    ints(candidateOffsets),
    ints(...leads.map((lead) => lead.trail)),
    ints(trailOffsets),
    batch.now ? batch.now.toISOString() : null,
  ];
  return { parameters, contracts };
}
