import { CalendarClock, Star } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { leadName } from "@/components/lead/lead-name";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Day, Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { Purchase } from "@/lib/reporting/list-purchases";
import { hrefWith } from "@/lib/web/href-with";
import { StagePill } from "../../_components/stage-pill";

interface Props {
  readonly leads: readonly Purchase[];
  /** As the address has them: they go along to the lead, whose neighbours they choose. */
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly path: string;
  readonly currency: Currency;
}

/** Bought leads, newest first. Phone and mail are left to the lead's own page: reading them there counts as opening. */
export function InboxTable({ leads, filters, path, currency }: Props) {
  const t = useTranslations("buyer.leads");
  const columns = useColumns(currency);
  if (leads.length > 0) {
    return (
      <Table
        caption={t("title")}
        columns={columns}
        rows={leads}
        rowKey={(lead) => lead.saleId}
        rowHref={(lead) => hrefWith(`${path}/${lead.id}`, filters)}
      />
    );
  }
  if (Object.keys(filters).length > 0) {
    const clear = <LinkButton href={path}>{t("clear")}</LinkButton>;
    return <EmptyState title={t("noMatch")} action={clear} />;
  }
  const toContracts = <LinkButton href="/buyer/contracts">{t("toContracts")}</LinkButton>;
  return (
    <EmptyState title={t("empty")} action={toContracts}>
      {t("emptyText")}
    </EmptyState>
  );
}

function useColumns(currency: Currency): readonly Column<Purchase>[] {
  const t = useTranslations("buyer.leads");
  const tLeads = useTranslations("leads");
  const locale = useLocale();
  return [
    { key: "lead", header: t("lead"), primary: true, cell: (lead) => <LeadCell lead={lead} /> },
    { key: "place", header: t("place"), phone: 3, cell: (lead) => placeText(lead.place) },
    {
      key: "stage",
      header: t("stage"),
      phone: 6,
      cell: ({ card, withheld }) => (withheld ? null : <StagePill stage={card.stage} />),
    },
    {
      key: "category",
      header: t("category"),
      phone: 5,
      cell: (lead) => pickText(lead.category.name, locale),
    },
    { key: "contract", header: t("contract"), wide: true, cell: (lead) => lead.contract.name },
    { key: "mode", header: t("mode"), wide: true, cell: (lead) => tLeads(`mode.${lead.mode}`) },
    {
      key: "price",
      header: t("price"),
      align: "end",
      phone: 2,
      cell: (lead) => <Money amountMinor={lead.priceMinor} currency={currency} />,
    },
    { key: "soldAt", header: t("soldAt"), align: "end", phone: 4, cell: (lead) => <Time at={lead.soldAt} /> },
  ];
}

function LeadCell({ lead }: { readonly lead: Purchase }) {
  const t = useTranslations("buyer.leads");
  const unread = lead.openedAt === null && !lead.withheld;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1" data-sale={lead.saleId}>
      {/* The signs stay beside the name, however long it is. */}
      <span className="inline-flex min-w-0 items-center gap-2">
        {unread && (
          <>
            <span data-edge aria-hidden className="size-2 shrink-0 rounded-full bg-brand-edge" />
            <span className="sr-only">{t("unread")}:</span>
          </>
        )}
        {lead.card.starred && (
          <>
            <Star aria-hidden className="size-3.5 shrink-0 fill-current text-warning" />
            <span className="sr-only">{t("starred")}:</span>
          </>
        )}
        <span
          className={unread ? "min-w-0 font-semibold wrap-anywhere" : "min-w-0 font-normal wrap-anywhere"}
        >
          {lead.withheld ? t("withheld") : (leadName(lead.contact) ?? t(lead.erasedAt ? "erased" : "noName"))}
        </span>
      </span>
      {lead.reversedAt && <StatusPill tone="info">{t("credited")}</StatusPill>}
      {lead.card.followUpOn && (
        <span className="inline-flex items-center gap-1 text-[0.8125rem] font-normal text-muted">
          <CalendarClock aria-hidden className="size-3.5" />
          <span>{t.rich("due", { day: () => <Day on={lead.card.followUpOn ?? ""} /> })}</span>
        </span>
      )}
    </span>
  );
}
