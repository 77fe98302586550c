/**
 * The money kernel's caller for sales: the only way to kernel.sell, which with the steps of kernel-steps.ts is the only
 * writer of ledger, caps and places. A batch takes one round trip, outside any transaction.
 */
import type { QueryArrayResult } from "pg";
import { type Client, pool } from "./client";
import { columns, decodeAnswer } from "./kernel-answer";
import { encodeBatch, SELL_PARAMETERS } from "./kernel-batch";
import { onLane } from "./kernel-lane";
import { decodeOne, encodeOne, onlyLead, SELL_ONE_PARAMETERS } from "./kernel-one";
import { refusal } from "./kernel-refusal";
import type { SellBatch, SellOutcome } from "./kernel-types";
import { type Parameter, toText, toValue } from "./parameters";

export { packTexts } from "./kernel-pack";
export { StaleRoutingError } from "./kernel-refusal";
export type {
  SellBatch,
  SellCandidate,
  SellInlet,
  SellLead,
  SellLeadRow,
  SellOutcome,
} from "./kernel-types";

function parametersOf(count: number): string {
  return Array.from({ length: count }, (_, i) => `$${i + 1}`).join(",");
}

// As one record, not as columns of a table, which the database would fill and describe first.
const SELL = `select kernel.sell(${parametersOf(SELL_PARAMETERS)})`;
const SELL_ONE = `select kernel.sell_one(${parametersOf(SELL_ONE_PARAMETERS)})`;
const SELL_MANY = `select * from kernel.sell_many($1)`;
// The answer is arrays of numbers and uuids: split by hand, several times as fast as the driver's parser.
const asText = { getTypeParser: () => (value: string) => value };

/**
 * Decides, sells and stores a batch of one brand's leads, durable on return. One outcome per lead, in the batch's order.
 * @throws StaleRoutingError  AppError kernel.not_found (a source or contract of another brand)  RangeError (a caller's bug)
 */
export async function sell(batch: SellBatch): Promise<SellOutcome[]> {
  return (await ask(batch, (send) => send(pool())))();
}

/**
 * The same, behind the brand's batch that is under way, if there is one. The answer is not read yet: who has another batch sends
 * that first, so that the database does not wait meanwhile.
 */
export function sellBehind(batch: SellBatch): Promise<() => SellOutcome[]> {
  return ask(batch, (send) => onLane(batch.brandId, send));
}

type Send = (on: Pick<Client, "query">) => Promise<string>;

async function ask(batch: SellBatch, go: (send: Send) => Promise<string>): Promise<() => SellOutcome[]> {
  if (batch.leads.length === 0) return () => [];
  const lead = onlyLead(batch);
  try {
    if (lead) {
      const record = await go(sender("kernel.sell_one", SELL_ONE, encodeOne(batch, lead)));
      return () => [decodeOne(lead, record)];
    }
    const { parameters, contracts } = encodeBatch(batch);
    const record = await go(sender("kernel.sell", SELL, parameters));
    return () => decodeAnswer(batch, contracts, columns(record));
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * Hands the driver a callback: the promise that it makes by itself keeps what a batch is made of alive through collections of the
 * young generation, which then copy half of it and take ten times as long, while everybody waits.
 */
function sender(name: string, text: string, parameters: readonly Parameter[]): Send {
  const values = parameters.map(toValue);
  return (on) =>
    new Promise((resolve, reject) => {
      const query = { name, text, values, types: asText, rowMode: "array" } as const;
      on.query(query, (error: Error | null, result: QueryArrayResult<string[]>) => {
        if (error) reject(error);
        else resolve(result.rows[0]?.[0] ?? "");
      });
    });
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
      values: [encoded.flatMap((one) => one.parameters.map(toText))],
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
