import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { AuditChange, AuditEntry, AuditNames, AuditValue } from "@/lib/reporting/audit-schema";
import { Money } from "../money";
import { Time } from "../time";
import { useAuditWords } from "./audit-words";

interface Props {
  readonly entry: AuditEntry;
  readonly names: AuditNames;
  readonly currency: Currency;
}

const SMALL = "text-[0.8125rem] font-normal text-muted";
/** So many are shown at once; more wait behind a switch. */
const FEW = 2;

/** What a command changed: the values that differ, before and after. */
export function ChangeList({ entry, names, currency }: Props) {
  const t = useTranslations("audit");
  const { changes } = entry;
  if (changes.length === 0) return null;
  const list = (
    <dl className="grid gap-x-4 gap-y-1 py-1 sm:grid-cols-[fit-content(40%)_1fr]">
      {changes.map((change) => (
        <Change key={change.path} change={change} names={names} currency={currency} />
      ))}
    </dl>
  );
  if (changes.length <= FEW) return <div className={SMALL}>{list}</div>;
  return (
    <details className={SMALL}>
      <summary className="w-fit rounded-md py-1 hover:text-ink">
        {t("changes", { count: changes.length })}
      </summary>
      {list}
    </details>
  );
}

function Change({ change, names, currency }: Omit<Props, "entry"> & { readonly change: AuditChange }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const show = (value: AuditValue | undefined) => (
    <Value path={change.path} value={value} names={names} currency={currency} />
  );
  return (
    <Fragment>
      <dt>{words.path(change.path)}</dt>
      <dd className="min-w-0 text-ink wrap-anywhere max-sm:mb-1">
        {change.before !== undefined && (
          <del className="text-muted">
            <span className="sr-only">{t("before")}: </span>
            {show(change.before)}
          </del>
        )}
        {change.before !== undefined && " → "}
        <ins className="no-underline">
          <span className="sr-only">{t("after")}: </span>
          {show(change.after)}
        </ins>
      </dd>
    </Fragment>
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

interface ValueProps extends Omit<Props, "entry"> {
  readonly path: string;
  readonly value: AuditValue | undefined;
}

function Value({ path, value, names, currency }: ValueProps): ReactNode {
  const t = useTranslations("audit");
  const words = useAuditWords();
  if (value === undefined || value === null || value === "") return t("nothing");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") {
    const isAmount = path.split(".").some((part) => part.endsWith("Minor"));
    return isAmount ? <Money amountMinor={value} currency={currency} /> : value;
  }
  if (INSTANT.test(value)) return <Time at={value} mode="exact" />;
  return value
    .split(", ")
    .map((part) => names[part] ?? words.term(path, part))
    .join(", ");
}
