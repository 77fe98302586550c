/** Contracts to take along, for operators and buyers alike. */
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import type { Id } from "@/lib/core/id";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listCategories } from "@/lib/leads/list-categories";
import type { LocalText } from "@/lib/leads/schema";
import { getNames } from "@/lib/reporting/get-names";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";
import { listContracts } from "@/lib/routing/list-contracts";
import { type CsvColumn, csvForms, csvResponse } from "./csv-response";
import type { PortalCtx } from "./ctx";
import { pageQuery } from "./page-query";

type Ctx = PortalCtx<"operator" | "buyer">;
type Filters = Readonly<Record<string, string | undefined>>;

interface Row {
  readonly contract: ContractView;
  readonly buyer: string;
  readonly category: LocalText | undefined;
  readonly usage: ContractUsage | undefined;
}

/** @param filters Those of the address the file was asked from. */
export async function contractsCsv(ctx: Ctx, filters: Filters): Promise<Response> {
  const [t, { idHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations("contracts"),
    csvForms(ctx),
  ]);
  const periods = ["day", "week", "month", "total"] as const;
  // A buyer's are all the buyer's.
  const buyer: CsvColumn<Row>[] = ctx.actor.kind === "operator" ? [[t("csv.buyer"), (row) => row.buyer]] : [];
  return csvResponse<Row>({
    ctx,
    name: "contracts",
    columns: [
      [idHeader, ({ contract }) => contract.id],
      [t("csv.number"), ({ contract }) => contract.number],
      [t("csv.name"), ({ contract }) => contract.name],
      ...buyer,
      [t("csv.category"), ({ category }) => (category ? pickText(category, ctx.locale) : null)],
      [t("csv.status"), ({ contract }) => t(`status.${contract.status}`)],
      [
        inCurrency(t("csv.exclusive")),
        ({ contract }) => amount(contract.mode === "shared" ? null : contract.priceExclusiveMinor),
      ],
      [
        inCurrency(t("csv.shared")),
        ({ contract }) => amount(contract.mode === "exclusive" ? null : contract.priceSharedMinor),
      ],
      ...periods.map(
        (period): CsvColumn<Row> => [t(`csv.cap.${period}`), ({ contract }) => contract.caps[period]],
      ),
      ...periods.map(
        (period): CsvColumn<Row> => [
          inCurrency(t(`csv.budget.${period}`)),
          ({ contract }) => amount(contract.budgetsMinor[period]),
        ],
      ),
      [t("csv.today"), ({ usage }) => usage?.day.count ?? 0],
      [t("csv.month"), ({ usage }) => usage?.month.count ?? 0],
      [inCurrency(t("csv.spentMonth")), ({ usage }) => amount(usage?.month.spentMinor ?? 0)],
      [inZone(t("csv.last")), ({ usage }) => time(usage?.lastSoldAt ?? null)],
      [inZone(t("csv.createdAt")), ({ contract }) => time(contract.createdAt)],
    ],
    read: (cursor) => readRows(ctx, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}

/** A page of contracts with what the list shows beside them. */
async function readRows(ctx: Ctx, input: object) {
  const page = await pageQuery(ctx, listContracts, input);
  const [usage, names] = await Promise.all([
    pageQuery(ctx, listContractUsage, { contractIds: page.data.map(({ id }) => id) }),
    readNames(ctx, page.data),
  ]);
  const usageOf = new Map(usage.map((one) => [one.contractId, one]));
  const data = page.data.map(
    (contract): Row => ({
      contract,
      buyer: names.texts[contract.buyerId] ?? contract.buyerId,
      category: names.categories[contract.categoryId],
      usage: usageOf.get(contract.id),
    }),
  );
  return { data, nextCursor: page.nextCursor };
}

interface Names {
  readonly texts: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<Id<"category">, LocalText | undefined>>;
}

async function readNames(ctx: Ctx, rows: readonly ContractView[]): Promise<Names> {
  if (ctx.actor.kind === "operator") {
    return pageQuery(ctx, getNames, {
      buyers: [...new Set(rows.map(({ buyerId }) => buyerId))],
      categories: [...new Set(rows.map(({ categoryId }) => categoryId))],
    });
  }
  const { data } = await pageQuery(ctx, listCategories, { limit: MAX_LIMIT, archived: "true" });
  return { texts: {}, categories: Object.fromEntries(data.map(({ id, name }) => [id, name])) };
}
