import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { ContractChange, TermChange } from "@/lib/reporting/change-schema";
import type { BidRange, FilterGroups, Limits, Schedule, Territory } from "@/lib/routing/schema";
import { Money } from "../money";
import { Time } from "../time";
import { Timeline } from "../ui/timeline";
import { BidText } from "./bid-text";
import { FilterList } from "./filter-list";
import { ScheduleList } from "./schedule-list";
import { TerritoryList } from "./territory-list";

interface Props {
  readonly changes: readonly ContractChange[];
  /** By id: sources, stages, endpoints. */
  readonly names: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  readonly currency: Currency;
}

/** Who changed what and when, each change with what stood there before. */
export function VersionList({ changes, names, fields, currency }: Props) {
  const t = useTranslations("editor.versions");
  const locale = useLocale();
  if (changes.length === 0) return <p className="text-muted">{t("none")}</p>;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const title = ({ action, terms, status }: ContractChange): string => {
    if (action === "contract.create") return t("created");
    if (status === "archived") return t("archived");
    if (status === "paused") return t("paused");
    if (status === "active") return t("resumed");
    return t("changed", { fields: list.format(terms.map(({ term }) => t(`fields.${term}`))) });
  };
  const by = (change: ContractChange): string => {
    if (change.by === null) return t("system");
    return change.byKey ? t("byKey", { name: change.by }) : change.by;
  };
  return (
    <Timeline
      items={changes.map((change) => ({
        key: change.id,
        title: title(change),
        at: <Time at={change.at} />,
        by: by(change),
        children: change.terms.length > 0 && (
          <Changes terms={change.terms} names={names} fields={fields} currency={currency} />
        ),
      }))}
    />
  );
}

type ChangesProps = Omit<Props, "changes"> & { readonly terms: readonly TermChange[] };

function Changes({ terms, ...about }: ChangesProps) {
  const t = useTranslations("editor.versions");
  return (
    <dl className="grid gap-2">
      {terms.map(({ term, before, after }) => (
        <div key={term}>
          <dt className="text-[0.8125rem] text-muted">{t(`fields.${term}`)}</dt>
          <dd className="grid gap-x-4 sm:grid-cols-2">
            <div className="text-muted">
              <span className="sr-only">{t("before")}: </span>
              <Value term={term} value={before} {...about} />
            </div>
            <div>
              <span className="sr-only">{t("after")}: </span>
              <Value term={term} value={after} {...about} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ValueProps = Omit<ChangesProps, "terms"> & {
  readonly term: TermChange["term"];
  readonly value: unknown;
};

function Value({ term, value, names, fields, currency }: ValueProps): ReactNode {
  const t = useTranslations("editor");
  const modes = useTranslations("editor.terms.modes");
  const leads = useTranslations("leads");
  const nothing = t("versions.nothing");
  if (value === null && term !== "schedule") return nothing;
  const amount = (minor: number): ReactNode => <Money amountMinor={minor} currency={currency} />;
  switch (term) {
    case "territory":
      return <TerritoryList territory={value as Territory} />;
    case "filters":
      return <FilterList filters={value as FilterGroups} schema={fields} currency={currency} />;
    case "schedule":
      return <ScheduleList schedule={value as Schedule | null} />;
    case "priceExclusiveMinor":
    case "priceSharedMinor":
      return amount(Number(value));
    case "bidRange":
      return <BidText range={value as BidRange} currency={currency} />;
    case "caps":
    case "budgetsMinor": {
      const limits = value as Limits;
      const set = (["day", "week", "month", "total"] as const).flatMap((period) => {
        const limit = limits[period];
        return limit === null ? [] : [{ period, limit }];
      });
      if (set.length === 0) return nothing;
      return (
        <ul>
          {set.map(({ period, limit }) => (
            <li key={period}>
              {t(`limits.${period}`)}: {term === "caps" ? limit : amount(limit)}
            </li>
          ))}
        </ul>
      );
    }
    case "mode":
      return modes(value as "exclusive");
    case "paused":
      return leads(value ? "yes" : "no");
    default: {
      if (!Array.isArray(value)) return String(value);
      return value.length > 0 ? value.map((id: string) => names[id] ?? id).join(", ") : nothing;
    }
  }
}
