import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";

const PATH = "/operator/suppliers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.suppliers");
  return { title: t("title") };
}

export default async function SuppliersPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor } = await readSearch(searchParams, ["cursor"]);
  const [page, t] = await Promise.all([
    pageQuery(ctx, listSuppliers, { cursor }),
    getTranslations("operator.suppliers"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          mayDo(actorClass(ctx.actor), "supplier.manage") && (
            <LinkButton href={`${PATH}/new`} variant="primary">
              {t("new")}
            </LinkButton>
          )
        }
      />
      {page.data.length > 0 ? (
        <Table
          caption={t("title")}
          rows={page.data}
          rowKey={(row) => row.id}
          rowHref={(row) => `${PATH}/${row.id}`}
          columns={[
            { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
            { key: "email", header: t("email"), cell: ({ email }) => email },
            { key: "since", header: t("since"), cell: ({ createdAt }) => <Time at={createdAt} /> },
            { key: "status", header: t("status"), cell: ({ status }) => <BuyerStatus status={status} /> },
          ]}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <Pagination
        firstHref={cursor ? PATH : null}
        nextHref={page.nextCursor && hrefWith(PATH, { cursor: page.nextCursor })}
      />
    </>
  );
}
