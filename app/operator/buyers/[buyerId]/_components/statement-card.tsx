import { Statement } from "@/components/buyer/statement";
import { StatementHead } from "@/components/buyer/statement-head";
import { StatementNotice } from "@/components/buyer/statement-notice";
import { Pagination } from "@/components/ui/pagination";
import type { Currency } from "@/lib/core/money";
import type { Page } from "@/lib/core/paging";
import { MOST_LINES } from "@/lib/reporting/get-statement";
import type { WalletEntry } from "@/lib/reporting/list-wallet-entries";
import { hrefWith } from "@/lib/web/href-with";
import type { SearchValues } from "@/lib/web/read-search";
import type { STATEMENT_FILTERS } from "@/lib/web/statement-files";

interface Props {
  readonly path: string;
  readonly entries: Page<WalletEntry>;
  readonly values: SearchValues<(typeof STATEMENT_FILTERS)[number]>;
  readonly cursor: string | undefined;
  readonly notice: string | undefined;
  readonly currency: Currency;
}

/** The buyer's statement, as the buyer sees it. */
export function StatementCard({ path, entries, values, cursor, notice, currency }: Props) {
  const { from, to } = values;
  return (
    <section aria-labelledby="statement">
      <StatementHead
        action={path}
        values={values}
        csvHref={entries.data.length > 0 ? hrefWith(`${path}/export`, values) : null}
        pdfHref={hrefWith(`${path}/statement`, { from, to })}
      />
      <StatementNotice notice={notice} most={MOST_LINES} />
      <Statement
        lines={entries.data}
        currency={currency}
        leads="/operator/leads"
        clearHref={Object.keys(values).length > 0 ? path : null}
      />
      <Pagination
        firstHref={cursor ? hrefWith(path, values) : null}
        nextHref={entries.nextCursor && hrefWith(path, { ...values, cursor: entries.nextCursor })}
      />
    </section>
  );
}
