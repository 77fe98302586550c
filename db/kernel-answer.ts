/** What the kernel answers, read from its text. */
import type { LeadStatus } from "@/lib/leads/schema";
import type { SellBatch, SellOutcome, SellSale } from "./kernel-types";

export const STATUSES = ["sold", "listed", "unsold", "held", "duplicate", "rejected"] as const;

/** The columns of a record that came as one text: arrays of numbers, words and uuids, so that nothing in it is escaped. */
export function columns(record: string): string[] {
  return (record.slice(1, -1).match(/"[^"]*"|[^",]+|(?<=^|,)(?=,|$)/g) ?? []).map((one) =>
    one.startsWith('"') ? one.slice(1, -1) : one,
  );
}

/** The elements of an array. */
export function split(array: string | null | undefined): string[] {
  return !array || array === "{}" ? [] : array.slice(1, -1).split(",");
}

export const orNull = (value: string | undefined): string | null =>
  value === undefined || value === "NULL" ? null : value;

/** Numbers that `sold` has of each sale. */
const SOLD_COLUMNS = 9;

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
  const sold = (row[6] ?? "").match(/\d+/g) ?? [];
  const sales: SellSale[][] = batch.leads.map(() => []);
  for (const [s, id] of split(row[5]).entries()) {
    const [lead, contract, rule, price, payout] = sold.slice(s * SOLD_COLUMNS, (s + 1) * SOLD_COLUMNS);
    sales[Number(lead) - 1]?.push({
      id,
      contractId: contracts[Number(contract) - 1] as string,
      mode: (Number(rule) & 3) === 1 ? "exclusive" : "shared",
      priceMinor: Number(price),
      payoutMinor: Number(payout),
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
