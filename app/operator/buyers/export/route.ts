import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import { type BuyerListItem, listBuyers } from "@/lib/reporting/list-buyers";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readBuyerQuery } from "../_components/buyer-query";

/** The list as CSV, with the filters and in the order of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const { values, sort } = await readBuyerQuery(searchOf(request));
  const [t, statuses, fundings, { idHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations("operator.buyers.column"),
    getTranslations("operator.buyerStatus"),
    getTranslations("wallet.funding"),
    csvForms(ctx),
  ]);
  return csvResponse<BuyerListItem>({
    ctx,
    name: "buyers",
    columns: [
      [idHeader, ({ id }) => id],
      [t("name"), ({ name }) => name],
      [t("email"), ({ email }) => email],
      [t("status"), ({ status }) => statuses(status)],
      [t("funding"), ({ funding }) => fundings(funding)],
      [inCurrency(t("balance")), ({ balanceMinor }) => amount(balanceMinor)],
      [inCurrency(t("creditLimit")), ({ creditLimitMinor }) => amount(creditLimitMinor)],
      [inCurrency(t("available")), ({ availableMinor }) => amount(availableMinor)],
      [t("contracts"), ({ activeContracts }) => activeContracts],
      [inCurrency(t("spent")), ({ spent30DaysMinor }) => amount(spent30DaysMinor)],
      [inZone(t("last")), ({ lastSaleAt }) => time(lastSaleAt)],
      [t("timeZone"), ({ timeZone }) => timeZone],
      [inZone(t("created")), ({ createdAt }) => time(createdAt)],
    ],
    read: (cursor) => pageQuery(ctx, listBuyers, { ...values, sort, cursor, limit: MAX_LIMIT }),
  });
}
