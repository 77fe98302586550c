/** A wallet's statement as a document: figures and lines are read a few hundred at a time, and drawn with breath between. */
import { setImmediate as breath } from "node:timers/promises";
import { mailBrand } from "@/emails/_components/mail-brand";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { singleton } from "@/lib/core/registry";
import { getStatement, listStatementLines, type StatementHead } from "./get-statement";
import { openStatementDocument } from "./statement-document";

const LINES_PER_READ = 400;
/** What is drawn without letting anybody else have the processor: a few milliseconds' worth. */
const LINES_PER_TURN = 5;

export interface StatementFile {
  /** Without the ending. */
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** @throws AppError statement.too_long, buyer.not_found */
export async function makeStatement(ctx: Ctx, input: unknown): Promise<StatementFile> {
  // Before the queue, so that what is refused does not wait.
  const head = await getStatement.unchecked(ctx, input);
  return oneAtATime(() => draw(ctx, head));
}

/** A document is seconds of work: however many are asked for at once, a process draws one. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const queue = singleton("statement-queue", () => ({ last: Promise.resolve<unknown>(undefined) }));
  const mine = queue.last.then(work);
  queue.last = mine.catch(() => undefined);
  return mine;
}

async function draw(ctx: Ctx, head: StatementHead): Promise<StatementFile> {
  const brand = await brandDirectory().findById(ctx.brand.id);
  if (!brand) throw new Error("the brand is gone");
  const document = openStatementDocument({
    brand: mailBrand(brand),
    head,
    currency: ctx.brand.currency,
    timeZone: ctx.brand.timeZone,
    locale: ctx.locale,
    now: ctx.now(),
  });
  for (let first = head.lines?.first ?? 1; first <= (head.lines?.last ?? 0); first += LINES_PER_READ) {
    const last = Math.min(first + LINES_PER_READ - 1, head.lines?.last ?? 0);
    const lines = await listStatementLines(ctx, { buyerId: head.buyer.id, first, last });
    for (const [i, line] of lines.entries()) {
      document.draw(line);
      if (i % LINES_PER_TURN === 0) await breath();
    }
  }
  const days = [head.from, head.to].filter((day) => day !== null);
  return { name: ["statement", ...days].join("-"), pdf: await document.end() };
}
