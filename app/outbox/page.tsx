import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterBar, FilterSearch } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listMails } from "@/lib/accounts/list-mails";
import { getCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { MailTable } from "./_components/mail-table";

const PATH = "/outbox";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("title"), robots: { index: false } };
}

/** Mail that stays here instead of leaving, in development and demo. */
export default async function OutboxPage({ searchParams }: { searchParams: Search }) {
  const [ctx, { cursor, ...filters }, t] = await Promise.all([
    getCtx(),
    readSearch(searchParams, ["q", "cursor"]),
    getTranslations("outbox"),
  ]);
  const mails = await pageQuery(ctx, listMails, { ...filters, cursor });
  return (
    <>
      <PageHeader title={t("title")} text={t("intro")} />
      <FilterBar action={PATH} values={filters}>
        <FilterSearch name="q" label={t("search")} value={filters.q} />
      </FilterBar>
      <MailTable mails={mails.data} path={PATH} />
      <Pagination
        firstHref={cursor ? hrefWith(PATH, filters) : null}
        nextHref={mails.nextCursor && hrefWith(PATH, { ...filters, cursor: mails.nextCursor })}
      />
    </>
  );
}
