import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { AuditEntry, AuditNames } from "@/lib/reporting/audit-schema";
import { Time } from "../time";
import { Timeline } from "../ui/timeline";
import { useAuditWords } from "./audit-words";
import { ChangeList } from "./change-list";

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly names: AuditNames;
  readonly currency: Currency;
}

/** What was done to one object and by whom, newest first. */
export function HistoryList({ entries, names, currency }: Props) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  if (entries.length === 0) return <p className="text-muted">{t("noHistory")}</p>;
  return (
    <Timeline
      items={entries.map((entry) => ({
        key: entry.id,
        title: words.action(entry.action),
        at: <Time at={entry.at} />,
        by: words.by(entry),
        children: <ChangeList entry={entry} names={names} currency={currency} />,
      }))}
    />
  );
}
