import type { NextRequest } from "next/server";
import { getTimeZone, getTranslations } from "next-intl/server";
import { csvAmount, csvTime } from "@/lib/core/csv";
import { MAX_LIMIT } from "@/lib/core/paging";
import { type BuyerListItem, listBuyers } from "@/lib/reporting/list-buyers";
import { csvResponse } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readBuyerQuery } from "../_components/buyer-query";

/** The list as CSV, with the filters and in the order of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const { values, sort } = await readBuyerQuery(
    Promise.resolve(Object.fromEntries(request.nextUrl.searchParams)),
  );
  const [t, statuses, fundings, zone] = await Promise.all([
    getTranslations("operator.buyers.column"),
    getTranslations("operator.buyerStatus"),
    getTranslations("wallet.funding"),
    getTimeZone(),
  ]);
  const { brand, locale } = ctx;
  const amount = (minor: number) => csvAmount(minor, brand.currency, locale);
  const inCurrency = (text: string) => `${text} (${brand.currency})`;
  return csvResponse<BuyerListItem>({
    ctx,
    name: "buyers",
    header: [
      "id",
      t("name"),
      t("email"),
      t("status"),
      t("funding"),
      inCurrency(t("balance")),
      inCurrency(t("creditLimit")),
      inCurrency(t("available")),
      t("contracts"),
      inCurrency(t("spent")),
      t("last"),
      t("timeZone"),
      t("created"),
    ],
    read: (cursor) => pageQuery(ctx, listBuyers, { ...values, sort, cursor, limit: MAX_LIMIT }),
    row: (buyer) => [
      buyer.id,
      buyer.name,
      buyer.email,
      statuses(buyer.status),
      fundings(buyer.funding),
      amount(buyer.balanceMinor),
      amount(buyer.creditLimitMinor),
      amount(buyer.availableMinor),
      buyer.activeContracts,
      amount(buyer.spent30DaysMinor),
      csvTime(buyer.lastSaleAt, zone),
      buyer.timeZone,
      csvTime(buyer.createdAt, zone),
    ],
  });
}
