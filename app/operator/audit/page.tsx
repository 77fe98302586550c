import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { AuditTable } from "@/components/audit/audit-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listUsers } from "@/lib/accounts/list-users";
import { isId } from "@/lib/core/id";
import { getNames } from "@/lib/reporting/get-names";
import { listAuditEvents } from "@/lib/reporting/list-audit-events";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { AUDIT_FILTERS, AUDIT_PATH, AuditFilters } from "./_components/audit-filters";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, [...AUDIT_FILTERS, "cursor"]);
  const { who } = values;
  const [page, people, names, t] = await Promise.all([
    pageQuery(ctx, listAuditEvents, { ...values, cursor }),
    pageQuery(ctx, listUsers, { kind: "operator" }),
    pageQuery(ctx, getNames, { users: isId("user", who) ? [who] : [] }),
    getTranslations("audit"),
  ]);
  const named = people.map(({ id, name, email }) => ({ id, name: name || email }));
  // A link may narrow the list to somebody who is no operator, or not any more.
  if (isId("user", who) && !named.some(({ id }) => id === who)) {
    named.push({ id: who, name: names.texts[who] || who });
  }
  const filtered = Object.keys(values).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={page.data.length > 0 && <ExportLink href={hrefWith(`${AUDIT_PATH}/export`, values)} />}
      />
      <SavedViews page="/operator/audit" search={searchParams} />
      <AuditFilters values={values} people={named} />
      {page.data.length > 0 ? (
        <AuditTable entries={page.data} names={page.names} currency={ctx.brand.currency} />
      ) : (
        <EmptyState
          title={t(filtered ? "noMatch" : "none")}
          action={filtered && <LinkButton href={AUDIT_PATH}>{t("showAll")}</LinkButton>}
        />
      )}
      <Pagination
        firstHref={cursor ? hrefWith(AUDIT_PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(AUDIT_PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
