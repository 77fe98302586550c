/** A wallet's statement to take along, for the buyer and the operator alike. */
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { getBuyer } from "@/lib/accounts/get-buyer";
import type { Ctx } from "@/lib/core/ctx";
import { isAppError } from "@/lib/core/errors";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listWalletEntries, type WalletEntry } from "@/lib/reporting/list-wallet-entries";
import { makeStatement } from "@/lib/reporting/make-statement.process";
import { csvForms, csvResponse } from "./csv-response";
import { hrefWith } from "./href-with";
import { pageQuery } from "./page-query";
import { readSearch } from "./read-search";

export const STATEMENT_FILTERS = ["q", "kind", "from", "to"] as const;

const read = (url: URL, names: readonly ("q" | "kind" | "from" | "to")[]) =>
  readSearch(Promise.resolve(Object.fromEntries(url.searchParams)), names);

/** As CSV, with the filters of the address it was asked from. @param buyerId Whose, for an operator. */
export async function statementCsv(ctx: Ctx, url: URL, buyerId?: string): Promise<Response> {
  // Whose is not there has no statement, not an empty one.
  if (buyerId !== undefined) await pageQuery(ctx, getBuyer, { id: buyerId });
  const filters = await read(url, STATEMENT_FILTERS);
  const [t, { leadIdHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations("wallet.statement"),
    csvForms(ctx),
  ]);
  return csvResponse<WalletEntry>({
    ctx,
    name: "statement",
    columns: [
      [t("number"), ({ number }) => number],
      [inZone(t("postedAt")), ({ postedAt }) => time(postedAt)],
      [t("kind"), ({ kind }) => t(`kinds.${kind}`)],
      [t("category"), ({ sale }) => sale && pickText(sale.categoryName, ctx.locale)],
      [t("contract"), ({ sale }) => sale?.contractName ?? null],
      [leadIdHeader, ({ sale }) => sale?.leadId ?? null],
      [t("reason"), ({ reason }) => reason],
      [inCurrency(t("amount")), ({ amountMinor }) => amount(amountMinor)],
      [inCurrency(t("balanceAfter")), ({ balanceAfterMinor }) => amount(balanceAfterMinor)],
    ],
    read: (cursor) => pageQuery(ctx, listWalletEntries, { ...filters, buyerId, cursor, limit: MAX_LIMIT }),
  });
}

/** As PDF: all movements of the period. Where there are too many, back to the page, which says so. */
export async function statementPdf(ctx: Ctx, url: URL, page: string, buyerId?: string): Promise<Response> {
  const period = await read(url, ["from", "to"]);
  try {
    const { name, pdf } = await pageQuery(ctx, { unchecked: makeStatement }, { ...period, buyerId });
    return new Response(Buffer.from(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${name}.pdf"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (isAppError(error) && error.reason === "statement.too_long") {
      const location = hrefWith(page, { ...period, notice: "tooLong" });
      return new Response(null, { status: 303, headers: { location } });
    }
    throw error;
  }
}
