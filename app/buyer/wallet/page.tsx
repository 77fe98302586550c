import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Statement } from "@/components/buyer/statement";
import { StatementHead } from "@/components/buyer/statement-head";
import { StatementNotice } from "@/components/buyer/statement-notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { MOST_LINES } from "@/lib/reporting/get-statement";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { STATEMENT_FILTERS } from "@/lib/web/statement-files";
import { FundingNote } from "./_components/funding-note";
import { WalletFigures } from "./_components/wallet-figures";

const PATH = "/buyer/wallet";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.wallet");
  return { title: t("title") };
}

export default async function WalletPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const [filters, { cursor, notice }] = await Promise.all([
    readSearch(searchParams, STATEMENT_FILTERS),
    readSearch(searchParams, ["cursor", "notice"]),
  ]);
  const [wallet, entries, t] = await Promise.all([
    pageQuery(ctx, getWallet, {}),
    pageQuery(ctx, listWalletEntries, { ...filters, cursor }),
    getTranslations("buyer.wallet"),
  ]);
  const { currency, name } = ctx.brand;
  const { from, to } = filters;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 gap-4">
        <WalletFigures wallet={wallet} currency={currency} />
        <FundingNote wallet={wallet} currency={currency} brandName={name} />
        <section aria-labelledby="statement">
          <StatementHead
            action={PATH}
            values={filters}
            csvHref={entries.data.length > 0 ? hrefWith(`${PATH}/export`, filters) : null}
            pdfHref={hrefWith(`${PATH}/statement`, { from, to })}
          />
          <StatementNotice notice={notice} most={MOST_LINES} />
          <Statement
            lines={entries.data}
            currency={currency}
            leads="/buyer/leads"
            clearHref={Object.keys(filters).length > 0 ? PATH : null}
          />
          <Pagination
            firstHref={cursor ? hrefWith(PATH, filters) : null}
            nextHref={entries.nextCursor && hrefWith(PATH, { ...filters, cursor: entries.nextCursor })}
          />
        </section>
      </div>
    </>
  );
}
