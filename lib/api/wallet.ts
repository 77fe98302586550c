/** The wallet: balance, funding status, statement. */
import * as z from "zod";
import type { Ctx } from "@/lib/core/ctx";
import { money } from "@/lib/core/money";
import { FUNDING_STATUSES } from "@/lib/reporting/funding-status";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { listWalletEntriesInput } from "@/lib/reporting/schema";
import { type Api, addRoute, pageOf } from "./route";
import { moneyView } from "./views";

const walletAnswer = z.object({
  balance: moneyView,
  available: moneyView.meta({ description: "Balance plus what is left of the credit limit." }),
  creditLimit: moneyView,
  funding: z.enum(FUNDING_STATUSES),
  frozen: z.boolean().meta({ description: "Nothing is taken out of it, so contracts buy nothing." }),
  missing: moneyView.meta({ description: "What is missing until every active contract is covered." }),
});

const entryAnswer = z.object({
  number: z.number().int().meta({ description: "Gapless per wallet, from 1." }),
  kind: z.enum(["sale", "reversal", "adjustment"]),
  amount: moneyView,
  balanceAfter: moneyView,
  postedAt: z.iso.datetime(),
  reason: z.string().nullable(),
  saleId: z.string().nullable(),
  leadId: z.string().nullable(),
});

const wallet = {
  unchecked: async (ctx: Ctx, input: unknown) => {
    const found = await getWallet.unchecked(ctx, input);
    const { currency } = ctx.brand;
    return {
      balance: money(found.balanceMinor, currency),
      available: money(found.availableMinor, currency),
      creditLimit: money(found.creditLimitMinor, currency),
      funding: found.funding,
      frozen: found.frozenAt !== null,
      missing: money(found.missingMinor, currency),
    };
  },
};

const entries = {
  unchecked: async (ctx: Ctx, input: unknown) => {
    const page = await listWalletEntries.unchecked(ctx, input);
    const { currency } = ctx.brand;
    const data = page.data.map((entry) => ({
      number: entry.number,
      kind: entry.kind,
      amount: money(entry.amountMinor, currency),
      balanceAfter: money(entry.balanceAfterMinor, currency),
      postedAt: entry.postedAt.toISOString(),
      reason: entry.reason,
      saleId: entry.sale?.id ?? null,
      leadId: entry.sale?.leadId ?? null,
    }));
    return { data, nextCursor: page.nextCursor };
  },
};

export function registerWallet(api: Api): void {
  addRoute(api, {
    method: "get",
    path: "/api/v1/wallet",
    tag: "Wallet",
    summary: "Get the wallet",
    description: "A buyer's own; operators name the buyer.",
    query: z.object({ buyerId: z.string().optional() }),
    answer: walletAnswer,
    useCase: wallet,
  });
  addRoute(api, {
    method: "get",
    path: "/api/v1/wallet/entries",
    tag: "Wallet",
    summary: "List the wallet's movements",
    description: "Newest first, each with the balance after it. A buyer's own; operators name the buyer.",
    query: listWalletEntriesInput,
    answer: pageOf(entryAnswer),
    useCase: entries,
  });
}
