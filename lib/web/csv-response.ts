import type { NextRequest } from "next/server";
import { getTimeZone, getTranslations } from "next-intl/server";
import { CSV_START, type CsvCell, csvAmount, csvLine, csvPercent, csvTime } from "@/lib/core/csv";
import type { Ctx } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/paging";
import type { Search } from "./read-search";

/** What stands above a column, and what it holds of an item. */
export type CsvColumn<T> = readonly [header: string, cell: (item: T) => CsvCell];

interface Export<T> {
  readonly ctx: Ctx;
  /** Without the ending; the day is added. */
  readonly name: string;
  readonly columns: readonly CsvColumn<T>[];
  /** The list's page that begins at a cursor, by the same use case and filters as the page shows. */
  readonly read: (cursor: string | undefined) => Promise<Page<T>>;
}

/** The address a file was asked from, for what reads a page's `searchParams`. */
export function searchOf(request: NextRequest): Search {
  return Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
}

/**
 * How a file tells ids, amounts and times: the currency and the zone stand above them, so that they are numbers and times
 * below.
 */
export async function csvForms({ brand, locale }: Ctx) {
  const [zone, t] = await Promise.all([getTimeZone(), getTranslations("leads.csv")]);
  return {
    /** Above the id of what the file lists. */
    idHeader: t("id"),
    leadIdHeader: t("leadId"),
    inCurrency: (header: string) => `${header} (${brand.currency})`,
    amount: (minor: number | null) => csvAmount(minor, brand.currency, locale),
    percent: (bps: number | null) => csvPercent(bps, locale),
    inZone: (header: string) => `${header} (${zone})`,
    time: (at: Date | string | null) => csvTime(at === null ? null : new Date(at), zone),
  };
}

/**
 * A list as a CSV file, sent page by page as the reader takes it: nothing of its length is held. The first page is read before
 * the answer begins, so that what may not be asked for is still the not-found page.
 */
export async function csvResponse<T>({ ctx, name, columns, read }: Export<T>): Promise<Response> {
  const encoder = new TextEncoder();
  const line = (cells: readonly CsvCell[]) => csvLine(cells, ctx.locale);
  const lines = (page: Page<T>) =>
    page.data.map((item) => line(columns.map(([, cell]) => cell(item)))).join("");
  const first = await read(undefined);
  let cursor = first.nextCursor;
  let text = CSV_START + line(columns.map(([header]) => header)) + lines(first);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(encoder.encode(text));
      if (cursor === null) {
        controller.close();
        return;
      }
      const page = await read(cursor);
      cursor = page.nextCursor;
      text = lines(page);
    },
  });
  const day = ctx.now().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
}
