import { CSV_START, type CsvCell, csvLine } from "@/lib/core/csv";
import type { Ctx } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/paging";

interface Export<T> {
  readonly ctx: Ctx;
  /** Without the ending; the day is added. */
  readonly name: string;
  readonly header: readonly string[];
  /** The list's page that begins at a cursor, by the same use case and filters as the page shows. */
  readonly read: (cursor: string | undefined) => Promise<Page<T>>;
  readonly row: (item: T) => readonly CsvCell[];
}

/**
 * A list as a CSV file, sent page by page as the reader takes it: nothing of its length is held. The first page is read before
 * the answer begins, so that what may not be asked for is still the not-found page.
 */
export async function csvResponse<T>({ ctx, name, header, read, row }: Export<T>): Promise<Response> {
  const encoder = new TextEncoder();
  const lines = (page: Page<T>) => page.data.map((item) => csvLine(row(item), ctx.locale)).join("");
  const first = await read(undefined);
  let cursor = first.nextCursor;
  let text = CSV_START + csvLine(header, ctx.locale) + lines(first);
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
