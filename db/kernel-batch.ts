/** A batch's way into kernel.sell's arrays. */
import { newUuid, uuidAt } from "@/lib/core/id";
import { STATUSES } from "./kernel-answer";
import { candidateRule, list, PARTED, packLead, ruleBits, saleSeed, trailPosition } from "./kernel-pack";
import type { SellBatch, SellLead, SellLeadRow } from "./kernel-types";

/** Number of kernel.sell's parameters. */
export const SELL_PARAMETERS = 28;

/** Whether two of the leads share an e-mail address, a phone number or a person. */
function haveSharedKey(leads: readonly SellLead[]): boolean {
  return (["emailKey", "phoneKey", "personKey"] as const).some((name) => {
    const keys = leads.flatMap(({ row }) => row[name] ?? []);
    return new Set(keys).size < keys.length;
  });
}

/** The values of kernel.sell's parameters, and the contracts that its answer counts from 1. */
export function encodeBatch(batch: SellBatch): { values: (string | null)[]; contracts: string[] } {
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
  const trails: string[] = [];
  const trailOffsets = [1];
  let trailEnd = 1;
  for (const lead of leads) {
    of.push(inletIndex.get(lead.inlet) ?? 0);
    presets.push(lead.preset ? STATUSES.indexOf(lead.preset) + 1 : 0);
    const packed = lead.packed ?? packLead(lead);
    texts.push(packed.texts);
    flags.push((lead.isNew ? 1 : 0) | (lead.test ? 2 : 0) | (lead.hasMore ? 4 : 0));
    for (const one of lead.candidates) {
      candidates.push(contractIndex.get(one.contractId) ?? 0);
      rules.push(candidateRule(one));
      positions.push(trailPosition(one, trailEnd));
    }
    candidateOffsets.push(candidates.length + 1);
    if (lead.trail.length > 0) trails.push(packed.trail);
    trailEnd += lead.trail.length;
    trailOffsets.push(trailEnd);
  }

  const uuids = (pick: (row: SellLeadRow) => string | null | undefined): string =>
    list(leads.map(({ row }) => pick(row) ?? "NULL"));
  const areNew = leads.every((lead) => lead.isNew);
  const values = [
    batch.brandId,
    String(batch.routingVersion),
    list(inlets.map((inlet) => inlet.sourceId)),
    list(inlets.map(ruleBits)),
    list(inlets.map((inlet) => inlet.duplicates.windowDays)),
    list(inlets.map((inlet) => inlet.supplierShareBps)),
    list(leads.map((lead) => lead.id)),
    list(
      leads.map((lead) =>
        saleSeed(lead.isNew ? lead.id : batch.now ? uuidAt(batch.now.getTime()) : newUuid()),
      ),
    ),
    list(of),
    list(flags),
    list(presets),
    list(leads.map((lead) => lead.maxShares)),
    uuids((row) => row.emailKey),
    uuids((row) => row.phoneKey),
    uuids((row) => row.personKey),
    list(leads.map(({ row }) => row.lat ?? "NULL")),
    list(leads.map(({ row }) => row.lng ?? "NULL")),
    String(
      (leads.some(({ row }) => row.idempotencyKey) ? 1 : 0) |
        (areNew ? 0 : 2) |
        (inlets.some((inlet) => inlet.duplicates.action === "allow") ? 4 : 0) |
        (haveSharedKey(leads) ? 8 : 0),
    ),
    texts.join(PARTED),
    list(contracts),
    list(contracts.map((id) => versions.get(id) ?? 0)),
    list(candidates),
    list(rules),
    list(positions),
    list(candidateOffsets),
    list(trails),
    list(trailOffsets),
    batch.now ? batch.now.toISOString() : null,
  ];
  return { values, contracts };
}
