/**
 * A batch's way into kernel.sell's arrays and out of them. Kept lean: it runs for every lead, on the process that takes them
 * in. Text columns travel as one text with separators: Postgres takes it apart twice as fast as an array literal and five
 * times as fast as JSON.
 */
import { newUuid, uuidAt } from "@/lib/core/id";
import type { LeadStatus } from "@/lib/leads/schema";
import type {
  PackedLead,
  SellBatch,
  SellCandidate,
  SellInlet,
  SellLead,
  SellLeadRow,
  SellOutcome,
  SellSale,
} from "./kernel-types";

export const STATUSES = ["sold", "listed", "unsold", "held", "duplicate", "rejected"] as const;
const FIELD_BITS = { email: 1, phone: 2, person: 4 } as const;
const ACTION_BITS = { reject: 0, hold: 32, allow: 64 } as const;
const PARTED = "\x1f";
const NULL = "\x1e";
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text must not bring along
const SEPARATOR = /[\0\x1e\x1f]/;
/** Escapes that jsonb refuses: NUL, and surrogates (stringify escapes lone ones only). One such lead must not fail its batch. */
const BAD_ESCAPE = /\\u(?:0000|d[89a-f])/i;
const ANY_ESCAPE = /\\(?:u(0000|d[89a-f]..)|.)/gi;

/** Number of kernel.sell's parameters. */
export const SELL_PARAMETERS = 27;

export function list(values: readonly (string | number)[]): string {
  return `{${values.join(",")}}`;
}

function text(value: string | null | undefined): string {
  if (!value) return NULL;
  return SEPARATOR.test(value) ? value.split(SEPARATOR).join("") : value;
}

/** Writes down ahead of its batch what of a lead takes long: the database would wait for it. */
export function packLead({ row, trail }: Pick<SellLead, "row" | "trail">): PackedLead {
  return { texts: textsOf(row), trail: trail.join(",") };
}

/** The 18 texts of a lead in kernel.sell's order. */
function textsOf(row: SellLeadRow): string {
  return [
    text(row.idempotencyKey),
    text(row.requestHash),
    text(row.externalId),
    text(row.subSource),
    text(json(row.reasons)),
    text(row.firstName),
    text(row.lastName),
    text(row.email),
    text(row.phone),
    text(row.street),
    text(row.country),
    text(row.postalCode),
    text(row.city),
    text(row.state),
    text(json(row.fields)),
    text(json(row.extra)),
    text(json(row.consent)),
    row.flags?.length ? text(row.flags.join(",")) : NULL,
  ].join(PARTED);
}

function json(value: object | null | undefined): string | null {
  if (!value) return null;
  const text = JSON.stringify(value);
  if (!BAD_ESCAPE.test(text)) return text;
  return text.replaceAll(ANY_ESCAPE, (found, bad?: string) =>
    bad === undefined ? found : bad === "0000" ? "" : "\ufffd",
  );
}

/** The number that stands for an inlet's rules. */
export function ruleBits(inlet: SellInlet): number {
  const { fields, match, scope, action } = inlet.duplicates;
  const mask = fields.reduce((bits, field) => bits | FIELD_BITS[field], 0);
  return (
    mask |
    (match === "all" ? 8 : 0) |
    (scope === "brand" ? 16 : 0) |
    ACTION_BITS[action] |
    (inlet.listsInShop ? 128 : 0)
  );
}

/** The number that stands for how a contract is asked. */
export function candidateRule({ mode, byBid, stageMaxSales, stagePosition }: SellCandidate): number {
  return mode | (byBid ? 4 : 0) | (Math.min(stageMaxSales ?? 0, 31) << 3) | (stagePosition << 8);
}

/** Where the candidate's verdict stands in a trail that begins at `from`, counted from 1; 0: nowhere. */
export function trailPosition({ trailIndex }: SellCandidate, from: number): number {
  return trailIndex < 0 ? 0 : from + trailIndex * 3 + 1;
}

/** The values of kernel.sell's parameters, and the contracts that its answer counts from 1. */
export function encodeBatch(batch: SellBatch): { values: (string | null)[]; contracts: string[] } {
  const { leads } = batch;
  const inlets = [...new Set(leads.map((lead) => lead.inlet))];
  const inletIndex = new Map(inlets.map((inlet, i) => [inlet, i + 1]));
  const contracts = [
    ...new Set(leads.flatMap((lead) => lead.candidates.map((candidate) => candidate.contractId))),
  ].sort();
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
  const ids = list(leads.map((lead) => lead.id));
  // The ids of sales and deliveries derive from a seed: the new lead's own id, else a fresh one, so that they keep the order of time.
  const seeds = leads.every((lead) => lead.isNew)
    ? ids
    : list(leads.map((lead) => (lead.isNew ? lead.id : batch.now ? uuidAt(batch.now.getTime()) : newUuid())));
  const values = [
    batch.brandId,
    String(batch.routingVersion),
    list(inlets.map((inlet) => inlet.sourceId)),
    list(inlets.map(ruleBits)),
    list(inlets.map((inlet) => inlet.duplicates.windowDays)),
    list(inlets.map((inlet) => inlet.supplierShareBps)),
    ids,
    seeds,
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
        (leads.every((lead) => lead.isNew) ? 0 : 2) |
        (inlets.some((inlet) => inlet.duplicates.action === "allow") ? 4 : 0),
    ),
    texts.join(PARTED),
    list(contracts),
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

export function split(array: string | undefined): string[] {
  return array === undefined || array === "{}" ? [] : array.slice(1, -1).split(",");
}

export const orNull = (value: string | undefined): string | null =>
  value === undefined || value === "NULL" ? null : value;

/** The columns of a record that came as one text: arrays of numbers, words and uuids, so that nothing in it is escaped. */
export function columns(record: string): string[] {
  return (record.slice(1, -1).match(/"[^"]*"|[^",]+|(?<=^|,)(?=,|$)/g) ?? []).map((one) =>
    one.startsWith('"') ? one.slice(1, -1) : one,
  );
}

/** The answer of kernel.sell, a text for each of its columns, as an outcome for each lead in the batch's order. */
export function decodeAnswer(
  batch: SellBatch,
  contracts: readonly string[],
  row: readonly string[],
): SellOutcome[] {
  const kinds = split(row[0]);
  const statuses = split(row[1]);
  const related = split(row[2]);
  const matches = split(row[3]);
  const codes = split(row[4]);
  const [saleLead, saleId, saleContract, saleMode, salePrice, salePayout] = row.slice(5, 11).map(split) as [
    string[],
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  const sales: SellSale[][] = batch.leads.map(() => []);
  for (let s = 0; s < saleId.length; s++) {
    sales[Number(saleLead[s]) - 1]?.push({
      id: saleId[s] as string,
      contractId: contracts[Number(saleContract[s]) - 1] as string,
      mode: saleMode[s] === "1" ? "exclusive" : "shared",
      priceMinor: Number(salePrice[s]),
      payoutMinor: Number(salePayout[s]),
    });
  }
  let from = 0;
  return batch.leads.map((lead, i): SellOutcome => {
    const walked = codes.slice(from, from + lead.candidates.length).map(Number);
    from += lead.candidates.length;
    switch (kinds[i]) {
      case "1":
        return {
          kind: "decided",
          status: STATUSES[Number(statuses[i]) - 1] as LeadStatus,
          duplicateOf: orNull(related[i]),
          sales: sales[i] ?? [],
          codes: walked,
        };
      case "2":
        return { kind: "replay", leadId: related[i] as string, sameInput: matches[i] === "t" };
      case "3":
        return { kind: "again", codes: walked };
      default:
        return { kind: "missing" };
    }
  });
}
