import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { csvAmount } from "@/lib/core/csv";
import { MAX_LIMIT } from "@/lib/core/paging";
import { getNames } from "@/lib/reporting/get-names";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { listContracts } from "@/lib/routing/list-contracts";
import { csvResponse } from "@/lib/web/csv-response";
import { type PortalCtx, requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type SearchValues } from "@/lib/web/read-search";
import { CONTRACT_FILTERS } from "../_components/contract-filters";

type Values = SearchValues<(typeof CONTRACT_FILTERS)[number]>;

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
  const [values, t, statuses] = await Promise.all([
    readSearch(asked, CONTRACT_FILTERS),
    getTranslations("operator.contracts"),
    getTranslations("contracts.status"),
  ]);
  const { brand, locale } = ctx;
  const amount = (minor: number | null) => (minor === null ? null : csvAmount(minor, brand.currency, locale));
  const inCurrency = (text: string) => `${text} (${brand.currency})`;
  return csvResponse({
    ctx,
    name: "contracts",
    header: [
      "id",
      t("csv.number"),
      t("column.contract"),
      t("buyer"),
      t("category"),
      inCurrency(t("csv.exclusive")),
      inCurrency(t("csv.shared")),
      t("column.today"),
      t("csv.capDay"),
      t("status"),
    ],
    read: (cursor) => readContracts(ctx, values, cursor),
    row: ({ contract, names, today }) => [
      contract.id,
      contract.number,
      contract.name,
      names.texts[contract.buyerId] ?? contract.buyerId,
      pickText(names.categories[contract.categoryId] ?? { en: "", de: "" }, locale),
      amount(contract.mode === "shared" ? null : contract.priceExclusiveMinor),
      amount(contract.mode === "exclusive" ? null : contract.priceSharedMinor),
      today,
      contract.caps.day,
      statuses(contract.status),
    ],
  });
}

/** A page of contracts with what the list shows beside them. */
async function readContracts(ctx: PortalCtx<"operator">, values: Values, cursor: string | undefined) {
  const page = await pageQuery(ctx, listContracts, { ...values, cursor, limit: MAX_LIMIT });
  const [names, usage] = await Promise.all([
    pageQuery(ctx, getNames, {
      buyers: page.data.map((row) => row.buyerId),
      categories: page.data.map((row) => row.categoryId),
    }),
    pageQuery(ctx, listContractUsage, { contractIds: page.data.map((row) => row.id) }),
  ]);
  const todayOf = new Map(usage.map((one) => [one.contractId, one.day.count]));
  const data = page.data.map((contract) => ({ contract, names, today: todayOf.get(contract.id) ?? 0 }));
  return { ...page, data };
}
