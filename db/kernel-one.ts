/** A single lead's way into kernel.sell_one and out of it: the leaner twin of kernel.sell for the commonest batch. */
import { columns, orNull, STATUSES, split } from "./kernel-answer";
import { candidateRule, hasPlainRule, packTexts, ruleBits, saleSeed, trailPosition } from "./kernel-pack";
import type { SellBatch, SellLead, SellOutcome } from "./kernel-types";
import { bigints, ints, type Parameter, uuids } from "./parameters";

/** MODE_EXCLUSIVE of lib/routing/verdict.ts. */
const EXCLUSIVE = 1;

/** Number of kernel.sell_one's parameters. */
export const SELL_ONE_PARAMETERS = 22;

/** The lead of a batch that kernel.sell_one takes, else null. */
export function onlyLead({ leads }: SellBatch): SellLead | null {
  const [lead] = leads;
  if (leads.length !== 1 || !lead?.isNew || lead.test || lead.preset) return null;
  if (!hasPlainRule(lead.inlet) || lead.inlet.duplicates.action === "allow") return null;
  return lead.candidates.every(({ mode }) => mode === EXCLUSIVE) ? lead : null;
}

/** Its parameters. */
export function encodeOne({ brandId, routingVersion, now }: SellBatch, lead: SellLead): Parameter[] {
  const { inlet, row, candidates } = lead;
  return [
    brandId,
    String(routingVersion),
    inlet.sourceId,
    String(ruleBits(inlet)),
    String(inlet.duplicates.windowDays),
    String(inlet.supplierShareBps),
    lead.id,
    saleSeed(lead.id),
    lead.hasMore ? "4" : "0",
    String(lead.maxShares),
    row.emailKey ?? null,
    row.phoneKey ?? null,
    row.personKey ?? null,
    numberOrNull(row.lat),
    numberOrNull(row.lng),
    lead.texts ?? packTexts(row),
    uuids(candidates.map(({ contractId }) => contractId)),
    bigints(candidates.map(({ contractVersion }) => contractVersion)),
    ints(candidates.map(candidateRule)),
    ints(candidates.map((candidate) => trailPosition(candidate, 1))),
    ints(lead.trail),
    now ? now.toISOString() : null,
  ];
}

const numberOrNull = (value: number | null | undefined): string | null =>
  value == null ? null : String(value);

/** The answer of kernel.sell_one, a record as one text. */
export function decodeOne(lead: SellLead, record: string): SellOutcome {
  const [kind, status, related, isSame, winner, price, payout, walked] = columns(record);
  const codes = split(walked).map(Number);
  if (kind === "2") return { kind: "replay", leadId: related as string, sameInput: isSame === "t" };
  if (kind === "3") return { kind: "again", codes };
  const buyer = lead.candidates[Number(winner) - 1];
  return {
    kind: "decided",
    status: STATUSES[Number(status) - 1] as (typeof STATUSES)[number],
    duplicateOf: orNull(related || undefined),
    sales: buyer
      ? [
          {
            id: saleSeed(lead.id),
            contractId: buyer.contractId,
            mode: "exclusive",
            priceMinor: Number(price),
            payoutMinor: Number(payout),
          },
        ]
      : [],
    codes,
  };
}
