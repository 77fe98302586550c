import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { LocalText, SaleMode } from "@/lib/leads/schema";
import type { Place } from "@/lib/reporting/schema";
import { pickText } from "../lead/pick-text";
import { Money } from "../money";
import { Time } from "../time";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

export interface StatementLine {
  readonly number: number;
  readonly kind: "sale" | "reversal" | "adjustment";
  readonly amountMinor: number;
  readonly balanceAfterMinor: number;
  readonly postedAt: Date;
  readonly reason: string | null;
  readonly sale: {
    readonly leadId: string;
    readonly mode: SaleMode;
    readonly categoryName: LocalText;
    readonly contractName: string;
    readonly place: Place | null;
  } | null;
}

interface Props {
  readonly lines: readonly StatementLine[];
  readonly currency: Currency;
  /** "/buyer/leads": where the leads' pages are. */
  readonly leads: string;
  /** Set where filters are: leads back to all. */
  readonly clearHref: string | null;
}

/** A wallet's movements with the balance after each, newest first; for the buyer and the operator alike. */
export function Statement({ lines, currency, leads, clearHref }: Props) {
  const t = useTranslations("wallet.statement");
  if (lines.length === 0) {
    return clearHref ? (
      <EmptyState title={t("noMatch")} action={<LinkButton href={clearHref}>{t("clear")}</LinkButton>} />
    ) : (
      <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
    );
  }
  const columns: readonly Column<StatementLine>[] = [
    { key: "what", header: t("what"), primary: true, cell: (line) => <What line={line} leads={leads} /> },
    {
      key: "postedAt",
      header: t("postedAt"),
      phone: 3,
      cell: ({ postedAt }) => <Time at={postedAt} mode="exact" />,
    },
    { key: "number", header: t("number"), align: "end", wide: true, cell: ({ number }) => number },
    {
      key: "amount",
      header: t("amount"),
      align: "end",
      phone: 2,
      cell: ({ amountMinor }) => <Money amountMinor={amountMinor} currency={currency} signed />,
    },
    {
      key: "balance",
      header: t("balanceAfter"),
      align: "end",
      cell: ({ balanceAfterMinor }) => <Money amountMinor={balanceAfterMinor} currency={currency} />,
    },
  ];
  return (
    <Table caption={t("title")} columns={columns} rows={lines} rowKey={({ number }) => String(number)} />
  );
}

function What({ line, leads }: { readonly line: StatementLine; readonly leads: string }) {
  const t = useTranslations("wallet.statement");
  const mode = useTranslations("leads.mode");
  const locale = useLocale();
  const { kind, sale, reason } = line;
  return (
    <span className="grid">
      <span>
        {sale ? (
          <TextLink href={`${leads}/${sale.leadId}`} prefetch={false}>
            {t(`entry.${kind}`, { category: pickText(sale.categoryName, locale) })}
          </TextLink>
        ) : (
          t(`kinds.${kind}`)
        )}
      </span>
      <span className="text-[0.8125rem] font-normal wrap-anywhere text-muted">
        {[sale?.place && placeText(sale.place), sale && `${sale.contractName}, ${mode(sale.mode)}`, reason]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </span>
  );
}
