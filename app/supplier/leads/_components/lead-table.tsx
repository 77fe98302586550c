import { useLocale, useTranslations } from "next-intl";
import { leadName } from "@/components/lead/lead-name";
import { LeadStatus } from "@/components/lead/lead-status";
import { pickText } from "@/components/lead/pick-text";
import { useReasonText } from "@/components/lead/reason-list";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { SuppliedLead } from "@/lib/reporting/list-supplied-leads";

interface Props {
  readonly leads: readonly SuppliedLead[];
  readonly categories: readonly CategoryView[];
  readonly currency: Currency;
  readonly path: string;
  readonly filtered: boolean;
}

/** What became of the leads and what they earned, newest first. */
export function LeadTable({ leads, categories, currency, path, filtered }: Props) {
  const t = useTranslations("supplier.leads");
  const columns = useColumns(categories, currency);
  if (leads.length > 0) {
    return (
      <Table
        caption={t("title")}
        columns={columns}
        rows={leads}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
      />
    );
  }
  if (filtered) {
    return <EmptyState title={t("noMatch")} action={<LinkButton href={path}>{t("clear")}</LinkButton>} />;
  }
  return (
    <EmptyState
      title={t("empty")}
      action={<LinkButton href="/supplier/sources">{t("toSources")}</LinkButton>}
    >
      {t("emptyText")}
    </EmptyState>
  );
}

function useColumns(
  categories: readonly CategoryView[],
  currency: Currency,
): readonly Column<SuppliedLead>[] {
  const t = useTranslations("supplier.leads");
  const locale = useLocale();
  return [
    {
      key: "lead",
      header: t("lead"),
      primary: true,
      cell: (lead) =>
        leadName(lead.contact) ?? (lead.erasedAt ? t("erased") : (lead.externalId ?? t("noName"))),
    },
    {
      key: "externalId",
      header: t("externalId"),
      wide: true,
      // Not broken at its hyphens; the lead's page has a long one in full.
      cell: ({ externalId }) => (externalId ? <span className="cell-short">{externalId}</span> : "–"),
    },
    {
      key: "category",
      header: t("category"),
      phone: 3,
      cell: ({ category }) => pickText(category.name, locale),
    },
    { key: "source", header: t("source"), wide: true, cell: ({ source }) => source.name },
    {
      key: "fate",
      header: t("fate"),
      phone: 6,
      cell: ({ status, test }) => <LeadStatus status={status} test={test} />,
    },
    { key: "why", header: t("why"), phone: 5, cell: (lead) => <Why lead={lead} categories={categories} /> },
    {
      key: "payout",
      header: t("payout"),
      align: "end",
      phone: 2,
      cell: ({ payoutMinor, soldTimes }) =>
        soldTimes > 0 ? <Money amountMinor={payoutMinor} currency={currency} /> : null,
    },
    {
      key: "receivedAt",
      header: t("receivedAt"),
      align: "end",
      phone: 4,
      cell: ({ receivedAt }) => <Time at={receivedAt} />,
    },
  ];
}

/** The first reason in words, and how many more there are. */
function Why({
  lead,
  categories,
}: {
  readonly lead: SuppliedLead;
  readonly categories: readonly CategoryView[];
}) {
  const t = useTranslations("supplier.leads");
  const sentence = useReasonText(categories.find(({ id }) => id === lead.category.id)?.fields ?? []);
  const [first, ...more] = lead.reasons;
  if (first) {
    return (
      <span className="line-clamp-2 max-w-xs sm:inline-block">
        {sentence(first)}
        {more.length > 0 && ` ${t("moreReasons", { count: more.length })}`}
      </span>
    );
  }
  if (lead.soldTimes > 1) return <span>{t("soldTimes", { count: lead.soldTimes })}</span>;
  if (lead.creditedTimes > 0) return <span>{t("creditedTimes", { count: lead.creditedTimes })}</span>;
  return null;
}
