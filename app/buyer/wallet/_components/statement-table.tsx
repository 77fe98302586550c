import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { WalletEntry } from "@/lib/reporting/list-wallet-entries";

interface Props {
  readonly entries: readonly WalletEntry[];
  readonly currency: Currency;
  readonly path: string;
  readonly filtered: boolean;
}

/** Every movement with the balance after it, newest first. */
export function StatementTable({ entries, currency, path, filtered }: Props) {
  const t = useTranslations("buyer.wallet");
  const columns = useColumns(currency);
  if (entries.length === 0) {
    return filtered ? (
      <EmptyState title={t("noMatch")} action={<LinkButton href={path}>{t("clear")}</LinkButton>} />
    ) : (
      <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
    );
  }
  return (
    <Table
      caption={t("statement")}
      columns={columns}
      rows={entries}
      rowKey={({ number }) => String(number)}
    />
  );
}

function useColumns(currency: Currency): readonly Column<WalletEntry>[] {
  const t = useTranslations("buyer.wallet");
  return [
    { key: "what", header: t("what"), primary: true, cell: (entry) => <What entry={entry} /> },
    {
      key: "postedAt",
      header: t("postedAt"),
      cell: ({ postedAt }) => <Time at={postedAt} mode="exact" />,
    },
    { key: "number", header: t("number"), align: "end", wide: true, cell: ({ number }) => number },
    {
      key: "amount",
      header: t("amount"),
      align: "end",
      cell: ({ amountMinor }) => <Money amountMinor={amountMinor} currency={currency} signed />,
    },
    {
      key: "balance",
      header: t("balanceAfter"),
      align: "end",
      cell: ({ balanceAfterMinor }) => <Money amountMinor={balanceAfterMinor} currency={currency} />,
    },
  ];
}

function What({ entry }: { readonly entry: WalletEntry }) {
  const t = useTranslations("buyer.wallet");
  const tLeads = useTranslations("leads.mode");
  const locale = useLocale();
  const { kind, sale, reason } = entry;
  return (
    <span className="grid">
      <span>
        {sale ? (
          <TextLink href={`/buyer/leads/${sale.leadId}`} prefetch={false}>
            {t(`entry.${kind}`, { category: pickText(sale.categoryName, locale) })}
          </TextLink>
        ) : (
          t(`kinds.${kind}`)
        )}
      </span>
      <span className="text-[0.8125rem] font-normal text-muted">
        {[sale && `${sale.contractName}, ${tLeads(sale.mode)}`, reason].filter(Boolean).join(" · ")}
      </span>
    </span>
  );
}
