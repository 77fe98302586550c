/**
 * The money kernel's caller for sales: the only way to kernel.sell, which with the steps of kernel-steps.ts is the only
 * writer of ledger, caps and places. A batch takes one round trip, outside any transaction.
 */
import { pool } from "./client";
import { decodeAnswer, encodeBatch, SELL_PARAMETERS } from "./kernel-batch";
import { refusal } from "./kernel-refusal";
import type { SellBatch, SellOutcome } from "./kernel-types";

export { packLead } from "./kernel-batch";
export { StaleRoutingError } from "./kernel-refusal";
export type {
  SellBatch,
  SellCandidate,
  SellInlet,
  SellLead,
  SellLeadRow,
  SellOutcome,
} from "./kernel-types";

const parameters = Array.from({ length: SELL_PARAMETERS }, (_, i) => `$${i + 1}`).join(",");
const SELL = `select * from kernel.sell(${parameters})`;
const SELL_MANY = `select * from kernel.sell_many($1)`;
// The answer is arrays of numbers and uuids: split by hand, several times as fast as the driver's parser.
const asText = { getTypeParser: () => (value: string) => value };

/**
 * Decides, sells and stores a batch of one brand's leads, durable on return. One outcome per lead, in the batch's order.
 * @throws StaleRoutingError  AppError kernel.not_found (a source or contract of another brand)  RangeError (a caller's bug)
 */
export async function sell(batch: SellBatch): Promise<SellOutcome[]> {
  return (await sellUnread(batch))();
}

/** The same, the answer not read yet: who has another batch sends that first, so that the database does not wait meanwhile. */
export async function sellUnread(batch: SellBatch): Promise<() => SellOutcome[]> {
  if (batch.leads.length === 0) return () => [];
  const { values, contracts } = encodeBatch(batch);
  try {
    const answer = await pool().query<string[]>({
      name: "kernel.sell",
      text: SELL,
      values,
      types: asText,
      rowMode: "array",
    });
    return () => decodeAnswer(batch, contracts, answer.rows[0] ?? []);
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * Batches of several brands in one commit; each brand at most once. What fails one fails all: try them singly then.
 * @returns the outcomes of each batch, in the order given
 * @throws like sell
 */
export async function sellMany(batches: readonly SellBatch[]): Promise<SellOutcome[][]> {
  // Always in the same order of brands: two processes must not wait for each other's lock.
  const order = batches
    .map((_, i) => i)
    .filter((i) => (batches[i] as SellBatch).leads.length > 0)
    .sort((a, b) => ((batches[a] as SellBatch).brandId < (batches[b] as SellBatch).brandId ? -1 : 1));
  const encoded = order.map((i) => encodeBatch(batches[i] as SellBatch));
  const outcomes: SellOutcome[][] = batches.map(() => []);
  if (order.length === 0) return outcomes;
  try {
    const answer = await pool().query<string[]>({
      name: "kernel.sell_many",
      text: SELL_MANY,
      values: [encoded.flatMap((one) => one.values)],
      types: asText,
      rowMode: "array",
    });
    for (const [slice, i] of order.entries()) {
      const [, ...row] = answer.rows[slice] ?? [];
      outcomes[i] = decodeAnswer(batches[i] as SellBatch, encoded[slice]?.contracts ?? [], row);
    }
    return outcomes;
  } catch (error) {
    throw refusal(error);
  }
}
