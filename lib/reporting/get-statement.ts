import { and, asc, between, desc, eq, isNotNull, sql } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { buyer, ledgerEntry } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import { idSchema } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { buyerAsked } from "./get-wallet";
import { inDays } from "./lead-filter";
import { readWalletEntries, type WalletEntry } from "./read-wallet-entries";
import { statementInput } from "./schema";

/** More than this nobody reads on paper, and no page should wait for. */
export const MOST_LINES = 10_000;

/** A wallet's movements between two days, in figures. Movements are never changed, so these hold for ever. */
export interface StatementHead {
  readonly buyer: Pick<typeof buyer.$inferSelect, "id" | "name" | "email" | "country">;
  /** Calendar days of the brand; null: from the first movement, or up to now. */
  readonly from: string | null;
  readonly to: string | null;
  readonly openingMinor: number;
  readonly closingMinor: number;
  readonly inMinor: number;
  /** Negative, or 0. */
  readonly outMinor: number;
  /** Numbers of the first and the last movement; null: there was none. */
  readonly lines: { readonly first: number; readonly last: number } | null;
}

/** @throws AppError statement.too_long where the period holds more movements than a document should */
export const getStatement = query({
  name: "wallet.get_statement",
  permission: "wallet.read",
  input: statementInput,
  async run(tx, { from = null, to = null, ...input }, ctx): Promise<StatementHead> {
    const buyerId = buyerAsked(ctx, input.buyerId);
    const [owner] = await tx.select().from(buyer).where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    const { id, name, email, country, walletAccountId } = owner;
    const mine = and(eq(ledgerEntry.accountId, walletAccountId), isNotNull(ledgerEntry.accountVersion));
    const days = { from: from ?? undefined, to: to ?? undefined };
    const { timeZone } = ctx.brand;
    const [period] = await tx
      .select({
        first: sql`min(${ledgerEntry.accountVersion})`.mapWith(Number),
        last: sql`max(${ledgerEntry.accountVersion})`.mapWith(Number),
      })
      .from(ledgerEntry)
      .where(and(mine, inDays(ledgerEntry.postedAt, days, timeZone)));
    const about = { buyer: { id, name, email, country }, from, to };
    if (!period?.first || !period.last) {
      const before = and(mine, inDays(ledgerEntry.postedAt, { to: dayBefore(from) }, timeZone));
      const [standing] = from
        ? await tx
            .select({ balanceMinor: ledgerEntry.balanceAfter })
            .from(ledgerEntry)
            .where(before)
            .orderBy(desc(ledgerEntry.accountVersion))
            .limit(1)
        : [];
      const balanceMinor = standing?.balanceMinor ?? 0;
      return {
        ...about,
        openingMinor: balanceMinor,
        closingMinor: balanceMinor,
        inMinor: 0,
        outMinor: 0,
        lines: null,
      };
    }
    const { first, last } = period;
    if (last - first >= MOST_LINES) {
      throw new AppError("precondition_failed", "statement.too_long", {
        message: `The period holds more than ${MOST_LINES} movements: choose a shorter one.`,
        facts: { most: MOST_LINES },
      });
    }
    const sums = await sumUp(tx, and(mine, between(ledgerEntry.accountVersion, first, last)));
    return { ...about, ...sums, lines: { first, last } };
  },
});

type Where = ReturnType<typeof and>;

async function sumUp(tx: Tx, where: Where) {
  const [sums] = await tx
    .select({
      inMinor: sql`coalesce(sum(${ledgerEntry.amount}) filter (where ${ledgerEntry.amount} > 0), 0)`.mapWith(
        Number,
      ),
      outMinor: sql`coalesce(sum(${ledgerEntry.amount}) filter (where ${ledgerEntry.amount} < 0), 0)`.mapWith(
        Number,
      ),
    })
    .from(ledgerEntry)
    .where(where);
  const [last] = await tx
    .select({ closingMinor: ledgerEntry.balanceAfter })
    .from(ledgerEntry)
    .where(where)
    .orderBy(desc(ledgerEntry.accountVersion))
    .limit(1);
  const { inMinor, outMinor } = sums ?? { inMinor: 0, outMinor: 0 };
  const closingMinor = last?.closingMinor ?? 0;
  return { inMinor, outMinor, closingMinor, openingMinor: closingMinor - inMinor - outMinor };
}

function dayBefore(on: string | null): string | undefined {
  if (on === null) return undefined;
  return new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Movements by their numbers, both included, oldest first. */
export const listStatementLines = query({
  name: "wallet.list_statement_lines",
  permission: "wallet.read",
  input: z.object({ buyerId: idSchema("buyer"), first: z.int(), last: z.int() }),
  run: (tx, { buyerId, first, last }, ctx): Promise<readonly WalletEntry[]> =>
    readWalletEntries(tx, {
      buyerId: buyerAsked(ctx, buyerId),
      where: between(ledgerEntry.accountVersion, first, last),
      orderBy: asc(ledgerEntry.accountVersion),
      limit: last - first + 1,
    }),
});
