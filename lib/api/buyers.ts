/** Buyers, and what the operator does with their wallets. */
import * as z from "zod";
import { buyerChanges, buyerView, createBuyerInput } from "@/lib/accounts/buyer-schema";
import { createBuyer } from "@/lib/accounts/create-buyer";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { setBuyerStatus } from "@/lib/accounts/set-buyer-status";
import { updateBuyer } from "@/lib/accounts/update-buyer";
import type { Ctx } from "@/lib/core/ctx";
import { idSchema } from "@/lib/core/id-schema";
import { money } from "@/lib/core/money";
import { FUNDING_STATUSES } from "@/lib/reporting/funding-status";
import { listBuyers } from "@/lib/reporting/list-buyers";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { freezeWallet } from "@/lib/wallet/freeze-wallet";
import {
  adjustmentView,
  adjustWalletInput,
  creditLimitView,
  freezeView,
  freezeWalletInput,
  setCreditLimitInput,
} from "@/lib/wallet/schema";
import { setCreditLimit } from "@/lib/wallet/set-credit-limit";
import { type Api, addRoute, pageOf } from "./route";
import { moneyView } from "./views";

const buyerListItem = z.object({
  id: idSchema("buyer"),
  name: z.string(),
  email: z.string(),
  status: z.enum(["active", "suspended"]),
  timeZone: z.string(),
  createdAt: z.iso.datetime(),
  balance: moneyView,
  available: moneyView.meta({ description: "Balance plus what is left of the credit limit." }),
  creditLimit: moneyView,
  funding: z.enum(FUNDING_STATUSES),
  activeContracts: z.int(),
  contracts: z.int().meta({ description: "Paused ones too." }),
  spent30Days: moneyView,
  lastSaleAt: z.iso.datetime().nullable(),
});

const buyersWithMoney = {
  permission: listBuyers.permission,
  unchecked: async (ctx: Ctx, input: unknown) => {
    const page = await listBuyers.unchecked(ctx, input);
    const { currency } = ctx.brand;
    const data = page.data.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      status: row.status,
      timeZone: row.timeZone,
      createdAt: row.createdAt.toISOString(),
      balance: money(row.balanceMinor, currency),
      available: money(row.availableMinor, currency),
      creditLimit: money(row.creditLimitMinor, currency),
      funding: row.funding,
      activeContracts: row.activeContracts,
      contracts: row.contracts,
      spent30Days: money(row.spent30DaysMinor, currency),
      lastSaleAt: row.lastSaleAt?.toISOString() ?? null,
    }));
    return { data, nextCursor: page.nextCursor };
  },
};

export function registerBuyers(api: Api): void {
  addRoute(api, {
    method: "post",
    path: "/api/v1/buyers",
    tag: "Buyers",
    summary: "Make a buyer",
    body: createBuyerInput,
    bodyExample: { name: "Rheinsolar GmbH", email: "leads@example.org", timeZone: "Europe/Berlin" },
    answer: buyerView,
    status: 201,
    useCase: createBuyer,
  });
  addRoute(api, {
    method: "get",
    path: "/api/v1/buyers",
    tag: "Buyers",
    summary: "List buyers with balance, funding status and what they buy",
    query: listBuyers.input,
    answer: pageOf(buyerListItem),
    useCase: buyersWithMoney,
  });
  const one = { path: "/api/v1/buyers/{id}", ids: { id: "buyer" }, tag: "Buyers" } as const;
  addRoute(api, { ...one, method: "get", summary: "Get a buyer", answer: buyerView, useCase: getBuyer });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change a buyer",
    body: buyerChanges,
    answer: buyerView,
    useCase: updateBuyer,
  });
  for (const [verb, status, summary] of [
    ["suspend", "suspended", "Suspend a buyer: its contracts get nothing"],
    ["reactivate", "active", "Take a suspended buyer back"],
  ] as const) {
    addRoute(api, {
      ...one,
      path: `/api/v1/buyers/{id}/${verb}`,
      method: "post",
      summary,
      input: ({ params }) => ({ ...params, status }),
      answer: buyerView,
      useCase: setBuyerStatus,
    });
  }
  const wallet = { ids: { buyerId: "buyer" }, tag: "Wallet" } as const;
  addRoute(api, {
    ...wallet,
    method: "post",
    path: "/api/v1/buyers/{buyerId}/adjustments",
    summary: "Put money into a wallet or take it out",
    description: "Send an Idempotency-Key: a repeated call then moves nothing.",
    body: adjustWalletInput.omit({ buyerId: true }),
    bodyExample: { amountMinor: 50_000, reason: "Bank transfer of 3 May" },
    answer: adjustmentView,
    status: 201,
    useCase: adjustWallet,
  });
  addRoute(api, {
    ...wallet,
    method: "put",
    path: "/api/v1/buyers/{buyerId}/credit-limit",
    summary: "Set how far a balance may go below zero",
    body: setCreditLimitInput.omit({ buyerId: true }),
    bodyExample: { limitMinor: 100_000 },
    answer: creditLimitView,
    useCase: setCreditLimit,
  });
  for (const [verb, frozen, summary, description] of [
    ["freeze", true, "Freeze a wallet", "Nothing is taken out of it, so the buyer's contracts buy nothing."],
    [
      "unfreeze",
      false,
      "Open a frozen wallet again",
      "The buyer's contracts buy again from the next lead on.",
    ],
  ] as const) {
    addRoute(api, {
      ...wallet,
      method: "post",
      path: `/api/v1/buyers/{buyerId}/${verb}`,
      summary,
      description,
      body: freezeWalletInput.pick({ reason: true }),
      bodyExample: { reason: "Chargeback of 3 May" },
      input: ({ params, body }) => ({ ...body, ...params, frozen }),
      answer: freezeView,
      useCase: freezeWallet,
    });
  }
}
