import type { NextRequest } from "next/server";
import { getTimeZone, getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { csvAmount, csvTime } from "@/lib/core/csv";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listWalletEntries, type WalletEntry } from "@/lib/reporting/list-wallet-entries";
import { csvResponse } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";

/** The statement as CSV with the balance after each movement, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("buyer");
  const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
  const filters = await readSearch(asked, ["kind", "from", "to"]);
  const [t, zone] = await Promise.all([getTranslations("buyer"), getTimeZone()]);
  const { brand, locale } = ctx;
  const amount = (minor: number) => csvAmount(minor, brand.currency, locale);
  return csvResponse<WalletEntry>({
    ctx,
    name: "statement",
    header: [
      t("wallet.number"),
      t("wallet.postedAt"),
      t("wallet.kind"),
      t("leads.category"),
      t("leads.contract"),
      t("csv.id"),
      t("csv.reason"),
      `${t("wallet.amount")} (${brand.currency})`,
      `${t("wallet.balanceAfter")} (${brand.currency})`,
    ],
    read: (cursor) => pageQuery(ctx, listWalletEntries, { ...filters, cursor, limit: MAX_LIMIT }),
    row: ({ number, postedAt, kind, sale, reason, amountMinor, balanceAfterMinor }) => [
      number,
      csvTime(postedAt, zone),
      t(`wallet.kinds.${kind}`),
      sale && pickText(sale.categoryName, locale),
      sale?.contractName ?? null,
      sale?.leadId ?? null,
      reason,
      amount(amountMinor),
      amount(balanceAfterMinor),
    ],
  });
}
