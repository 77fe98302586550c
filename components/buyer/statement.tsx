import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { LocalText } from "@/lib/leads/schema";
import { pickText } from "../lead/pick-text";
import { Money } from "../money";
import { Time } from "../time";
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
    readonly categoryName: LocalText;
    readonly contractName: string;
  } | null;
}

interface Props {
  readonly lines: readonly StatementLine[];
  readonly currency: Currency;
  readonly leadHref: (leadId: string) => string;
}

/** A wallet's movements with the balance after each. */
export function Statement({ lines, currency, leadHref }: Props) {
  const t = useTranslations("operator.statement");
  const locale = useLocale();
  const columns: Column<StatementLine>[] = [
    { key: "number", header: t("number"), align: "end", wide: true, cell: ({ number }) => number },
    {
      key: "what",
      header: t("what"),
      primary: true,
      cell: ({ kind, sale }) =>
        sale ? (
          <TextLink href={leadHref(sale.leadId)}>
            {t(kind)} · {pickText(sale.categoryName, locale)}
          </TextLink>
        ) : (
          t(kind)
        ),
    },
    { key: "at", header: t("at"), cell: ({ postedAt }) => <Time at={postedAt} mode="exact" /> },
    {
      key: "reference",
      header: t("reference"),
      cell: ({ reason, sale }) => reason ?? sale?.contractName ?? "–",
    },
    {
      key: "amount",
      header: t("amount"),
      align: "end",
      cell: ({ amountMinor }) => <Money amountMinor={amountMinor} currency={currency} signed />,
    },
    {
      key: "balance",
      header: t("balance"),
      align: "end",
      cell: ({ balanceAfterMinor }) => <Money amountMinor={balanceAfterMinor} currency={currency} />,
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={lines} rowKey={(line) => `${line.number}`} />;
}
