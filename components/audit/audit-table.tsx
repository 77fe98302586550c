import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { AuditEntry, AuditNames } from "@/lib/reporting/audit-schema";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";
import { AuditObjectLink } from "./audit-object-link";
import { useAuditWords } from "./audit-words";
import { ChangeList } from "./change-list";

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly names: AuditNames;
  readonly currency: Currency;
}

/** The audit log as a list. */
export function AuditTable({ entries, names, currency }: Props) {
  const t = useTranslations("audit.column");
  const title = useTranslations("audit")("title");
  const words = useAuditWords();
  const columns: Column<AuditEntry>[] = [
    {
      key: "action",
      header: t("action"),
      primary: true,
      cell: (entry) => (
        <>
          {words.action(entry.action)}
          <ChangeList entry={entry} names={names} currency={currency} />
        </>
      ),
    },
    {
      key: "object",
      header: t("object"),
      // One long name must not take the changes' room on the whole page.
      cell: ({ object }) => (
        <span className="wrap-anywhere sm:inline-block sm:min-w-32">
          {object ? <AuditObjectLink object={object} /> : "–"}
        </span>
      ),
    },
    { key: "by", header: t("by"), cell: (entry) => words.by(entry) },
    { key: "at", header: t("at"), cell: ({ at }) => <Time at={at} /> },
  ];
  return <Table caption={title} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}
