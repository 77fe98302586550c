import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { FundingNote } from "./_components/funding-note";
import { StatementFilters } from "./_components/statement-filters";
import { StatementTable } from "./_components/statement-table";
import { WalletFigures } from "./_components/wallet-figures";

const PATH = "/buyer/wallet";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.wallet");
  return { title: t("title") };
}

export default async function WalletPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { cursor, ...filters } = await readSearch(searchParams, ["kind", "from", "to", "cursor"]);
  const [wallet, entries, t] = await Promise.all([
    pageQuery(ctx, getWallet, {}),
    pageQuery(ctx, listWalletEntries, { ...filters, cursor }),
    getTranslations("buyer.wallet"),
  ]);
  const { currency, name } = ctx.brand;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid gap-4">
        <WalletFigures wallet={wallet} currency={currency} />
        <FundingNote wallet={wallet} currency={currency} brandName={name} />
        <section aria-labelledby="statement">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <h2 id="statement" className="text-base font-semibold">
              {t("statement")}
            </h2>
            {entries.data.length > 0 && (
              <LinkButton href={hrefWith(`${PATH}/export`, filters)} prefetch={false} download size="sm">
                <Download aria-hidden />
                {t("export")}
              </LinkButton>
            )}
          </div>
          <StatementFilters path={PATH} values={filters} />
          <StatementTable
            entries={entries.data}
            currency={currency}
            path={PATH}
            filtered={Object.keys(filters).length > 0}
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
