import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { category, contract, lead, sale, saleCard, saleOpening } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { toPage } from "@/lib/core/paging";
import type { SaleMode } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { type CardView, type LeadStage, NEW_CARD, toLostReason } from "@/lib/sales/card-schema";
import { leadColumns, toLeadCore } from "./lead-columns";
import { idAfter } from "./list-leads";
import { purchaseConditions } from "./purchase-filter";
import { type LeadCore, listPurchasesInput } from "./schema";

/** A lead as its buyer has it. */
export interface Purchase extends LeadCore {
  readonly saleId: Id<"sale">;
  readonly contract: { readonly id: Id<"contract">; readonly number: number; readonly name: string };
  readonly mode: SaleMode;
  readonly priceMinor: number;
  readonly soldAt: Date;
  readonly reversedAt: Date | null;
  readonly openedAt: Date | null;
  /** Credited before it was opened: contact and answers are not shown. */
  readonly withheld: boolean;
  /** What the buyer's people made of it. */
  readonly card: CardView;
}

export const purchaseColumns = {
  ...leadColumns,
  saleId: sale.id,
  contractId: contract.id,
  contractNumber: contract.number,
  contractName: contract.name,
  mode: sale.mode,
  priceMinor: sale.priceMinor,
  soldAt: sale.soldAt,
  reversedAt: sale.reversedAt,
  openedAt: saleOpening.openedAt,
  stage: saleCard.stage,
  lostReason: saleCard.lostReason,
  starred: saleCard.starred,
  followUpOn: saleCard.followUpOn,
  dealValueMinor: saleCard.dealValueMinor,
};

type PurchaseRow = Parameters<typeof toLeadCore>[0] & {
  saleId: Id<"sale">;
  contractId: Id<"contract">;
  contractNumber: number;
  contractName: string;
  mode: SaleMode;
  priceMinor: number;
  soldAt: Date;
  reversedAt: Date | null;
  openedAt: Date | null;
  stage: LeadStage | null;
  lostReason: string | null;
  starred: boolean | null;
  followUpOn: string | null;
  dealValueMinor: number | null;
};

/** Who was credited before looking has no right to the contact: the lead may be somebody else's by now. */
const HIDDEN = { firstName: null, lastName: null, email: null, phone: null, street: null };

export function toPurchase(row: PurchaseRow): Purchase {
  const core = toLeadCore(row);
  const withheld = row.reversedAt !== null && row.openedAt === null;
  return {
    ...core,
    ...(withheld ? { contact: HIDDEN, fields: {} } : {}),
    withheld,
    saleId: row.saleId,
    contract: { id: row.contractId, number: row.contractNumber, name: row.contractName },
    mode: row.mode,
    priceMinor: row.priceMinor,
    soldAt: row.soldAt,
    reversedAt: row.reversedAt,
    openedAt: row.openedAt,
    card: {
      stage: row.stage ?? NEW_CARD.stage,
      lostReason: toLostReason(row.lostReason),
      starred: row.starred ?? false,
      followUpOn: row.followUpOn,
      dealValueMinor: row.dealValueMinor,
    },
  };
}

/** A buyer's inbox: the leads bought, newest first. Row security keeps it to the buyer's own. */
export const listPurchases = query({
  name: "purchase.list",
  permission: "lead.read_bought",
  input: listPurchasesInput,
  run: async (tx, input, ctx) => {
    const after = idAfter("sale", input.cursor);
    const where = and(...(await purchaseConditions(tx, ctx, input)), after ? lt(sale.id, after) : undefined);
    // The page's sales first, leads only for them: joined to all of a buyer's sales, each lead would be asked whose it is.
    const sales = tx
      .select({ id: sale.id })
      .from(sale)
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id));
    const found = input.q ? sales.innerJoin(lead, eq(lead.id, sale.leadId)).where(where) : sales.where(where);
    const rows = await tx
      .select(purchaseColumns)
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(contract, eq(contract.id, sale.contractId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
      .where(inArray(sale.id, found.orderBy(desc(sale.id)).limit(input.limit + 1)))
      .orderBy(desc(sale.id));
    return toPage(rows, input.limit, (row) => [row.saleId], toPurchase);
  },
});
