/** A contract in one sentence, for who reads it in passing: editor, lists, mails. */
import type { Locale } from "@/lib/core/ctx";
import { type Currency, formatMoney } from "@/lib/core/money";
import type { Field, LocalText } from "@/lib/leads/schema";
import { DESCRIBING, type Describing } from "./describe-texts";
import type { Condition, ContractInput, Schedule, TerritoryRow } from "./schema";
import { stateName } from "./state-schema";

interface About {
  readonly categoryName: LocalText;
  readonly fields: readonly Field[];
  readonly currency: Currency;
  readonly locale: Locale;
}

type Terms = Pick<
  ContractInput,
  | "mode"
  | "priceExclusiveMinor"
  | "priceSharedMinor"
  | "territory"
  | "filters"
  | "schedule"
  | "caps"
  | "budgetsMinor"
>;

/** "Solar leads in Bavaria or within 60 km of 80331, at most 10 a day, Mon–Fri 08:00–18:00, €38.00 exclusive". */
export function describeContract(terms: Terms, about: About): string {
  const words = DESCRIBING[about.locale];
  const name = pick(about.categoryName, about.locale);
  const price = (minor: number): string =>
    formatMoney({ amount: minor, currency: about.currency }, about.locale);
  const { mode, priceExclusiveMinor: exclusive, priceSharedMinor: shared } = terms;
  const prices = [
    mode !== "shared" && exclusive !== null ? words.exclusive(price(exclusive)) : null,
    mode !== "exclusive" && shared !== null ? words.shared(price(shared)) : null,
  ].filter((one) => one !== null);
  const caps = limitsText(terms.caps, words, String);
  const budgets = limitsText(terms.budgetsMinor, words, price);
  const clauses = [
    `${words.leads(name)} ${areaText(terms.territory, words, about.locale)}`,
    ...filterText(terms.filters, about, words),
    caps && words.atMost(caps),
    budgets && words.budget(budgets),
    terms.schedule && hoursText(terms.schedule, words),
    prices.join(` ${words.or} `),
  ];
  return clauses.filter(Boolean).join(", ");
}

const pick = (text: LocalText, locale: Locale): string => text[locale] || text.en || text.de;

function listed(parts: readonly string[], locale: Locale, type: "disjunction" | "conjunction"): string {
  return new Intl.ListFormat(locale, { type }).format(parts);
}

function areaText(territory: readonly TerritoryRow[], words: Describing, locale: Locale): string {
  const included = territory.filter(({ effect }) => effect === "include");
  const excluded = territory.filter(({ effect }) => effect === "exclude");
  const areas = included.map((row) => rowText(row, words, locale));
  const outside = excluded.map((row) => rowText(row, words, locale));
  const where = listed(areas, locale, "disjunction");
  return outside.length > 0 ? `${where}, ${words.butNot} ${listed(outside, locale, "disjunction")}` : where;
}

function rowText(row: TerritoryRow, words: Describing, locale: Locale): string {
  switch (row.kind) {
    case "country":
      return words.inside(
        new Intl.DisplayNames(locale, { type: "region" }).of(row.country) ?? row.country,
        row.country,
      );
    case "states":
      return words.inside(
        listed(
          row.states.map((state) => stateName(row.country, state, locale)),
          locale,
          "conjunction",
        ),
      );
    case "postal": {
      const all = [...row.prefixes.map((prefix) => `${prefix}…`), ...row.codes];
      return all.length <= 6 ? words.postal(all.join(", ")) : words.postalCount(all.length);
    }
    case "radius":
      return words.around(
        `${new Intl.NumberFormat(locale).format(row.distance)} ${row.unit}`,
        row.postalCode,
      );
  }
}

function limitsText(
  limits: Terms["caps"],
  words: Describing,
  show: (value: number) => string,
): string | null {
  const parts = (["day", "week", "month", "total"] as const).flatMap((period) => {
    const limit = limits[period];
    return limit === null ? [] : `${show(limit)} ${words.per[period]}`;
  });
  return parts.length > 0 ? parts.join(", ") : null;
}

function filterText(filters: Terms["filters"], about: About, words: Describing): string[] {
  if (filters.length === 0) return [];
  const groups = filters.map(({ conditions }) =>
    conditions.map((one) => conditionText(one, about, words)).join(` ${words.and} `),
  );
  return [groups.join(` ${words.or} `)];
}

function conditionText(condition: Condition, { fields, currency, locale }: About, words: Describing): string {
  const field = fields.find(({ key }) => key === condition.field);
  const label = field ? pick(field.label, locale) : condition.field;
  const one = (value: string | number | boolean): string => {
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "number") {
      return field?.type === "money"
        ? formatMoney({ amount: value, currency }, locale)
        : new Intl.NumberFormat(locale).format(value);
    }
    const choice = field?.choices?.find((option) => option.value === value);
    return choice ? pick(choice.label, locale) : value;
  };
  switch (condition.op) {
    case "isSet":
      return condition.value ? words.given(label) : words.notGiven(label);
    case "between":
      return `${label} ${one(condition.value[0])}–${one(condition.value[1])}`;
    case "in":
    case "notIn":
      return `${label} ${words.ops[condition.op]} ${listed(condition.value.map(one), locale, "disjunction")}`;
    default:
      return `${label} ${words.ops[condition.op]} ${one(condition.value)}`;
  }
}

function hoursText({ weekly, holidays }: Schedule, words: Describing): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (let day = 1; day <= 7; day++) {
    const hours = weekly
      .filter((span) => span.day === day)
      .map(({ from, to }) => (from === "00:00" && to === "24:00" ? "" : `${from}–${to}`))
      .toSorted();
    if (hours.length === 0) continue;
    const text = hours.join("/");
    const last = runs.at(-1);
    if (last && last.to === day - 1 && last.hours === text) last.to = day;
    else runs.push({ from: day, to: day, hours: text });
  }
  const name = (day: number): string => words.days[day - 1] ?? "";
  const text = runs
    .map(({ from, to, hours }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${hours}`.trim())
    .join(", ");
  return holidays.length > 0 ? `${text}, ${words.holidays(holidays.length)}` : text;
}
