import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import { Money } from "../money";
import { Time } from "../time";
import { Link } from "../ui/link";
import { type Column, Table } from "../ui/table";
import { TONE_TEXT, type Tone } from "../ui/tone";
import { ToneIcon } from "../ui/tone-icon";
import { type VerdictFacts, VerdictText } from "./verdict-text";

interface Considered extends VerdictFacts {
  readonly contract: { readonly id: string; readonly number: number; readonly name: string } | null;
  readonly buyer: { readonly id: string; readonly name: string } | null;
  readonly stage: string | null;
}

export interface Decision {
  readonly decidedAt: Date;
  readonly verdicts: readonly Considered[];
  readonly outsideTerritory: readonly Considered[];
  readonly outsideTerritoryCount: number;
}

interface Row extends Considered {
  readonly place: number;
}

interface Props {
  readonly decision: Decision;
  readonly currency: Currency;
}

/** Each contract considered, in order, and why it did or did not get the lead; those that buy elsewhere are folded away. */
export function DecisionTable({ decision, currency }: Props) {
  const t = useTranslations("operator.decision");
  const sold = decision.verdicts.filter(({ code }) => code === "sold").length;
  const columns = useColumns(decision.decidedAt, currency, sold > 0);
  const rows = decision.verdicts.map((verdict, index): Row => ({ ...verdict, place: index + 1 }));
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-muted">
        {t("summary", {
          count: rows.length,
          sold,
        })}{" "}
        <Time at={decision.decidedAt} mode="exact" />
      </p>
      {rows.length > 0 && (
        <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => `${row.place}`} />
      )}
      <Outside decision={decision} />
    </div>
  );
}

function useColumns(decidedAt: Date, currency: Currency, anySold: boolean): Column<Row>[] {
  const t = useTranslations("operator.decision");
  const modes = useTranslations("leads.mode");
  return [
    { key: "place", header: t("place"), wide: true, align: "end", cell: ({ place }) => place },
    { key: "contract", header: t("contract"), primary: true, cell: (row) => <Contract row={row} /> },
    { key: "stage", header: t("stage"), cell: ({ stage }) => stage ?? "–" },
    { key: "mode", header: t("mode"), cell: ({ mode }) => (mode ? modes(mode) : "–") },
    {
      key: "price",
      header: t("price"),
      align: "end",
      cell: ({ priceMinor }) =>
        priceMinor === null ? "–" : <Money amountMinor={priceMinor} currency={currency} />,
    },
    {
      key: "verdict",
      header: t("verdict"),
      cell: (row) => (
        <span className="inline-flex items-start gap-1.5">
          <ToneIcon
            tone={toneOf(row.code)}
            className={`mt-0.5 size-4 shrink-0 ${TONE_TEXT[toneOf(row.code)]}`}
          />
          <span className={row.code === "sold" ? "font-medium" : undefined}>
            <VerdictText verdict={row} anySold={anySold} decidedAt={decidedAt} currency={currency} />
          </span>
        </span>
      ),
    },
  ];
}

/** Lack of money is the one reason that somebody should do something about today. */
function toneOf(code: string): Tone {
  if (code === "sold") return "success";
  if (/^(insufficient_funds|account_suspended)$/.test(code)) return "danger";
  if (/^(cap|budget)_/.test(code)) return "warning";
  return "neutral";
}

function Contract({ row }: { readonly row: Considered }) {
  const t = useTranslations("operator.decision");
  if (!row.contract || !row.buyer) return t("contractGone");
  return (
    <>
      <Link href={`/operator/buyers/${row.buyer.id}`} className="block w-fit leading-6 hover:underline">
        {row.buyer.name}
      </Link>
      <Link
        href={`/operator/contracts/${row.contract.id}`}
        className="block w-fit text-[0.8125rem] leading-6 font-normal text-muted hover:underline"
      >
        {t("contractName", { number: row.contract.number, name: row.contract.name })}
      </Link>
    </>
  );
}

function Outside({ decision }: { readonly decision: Decision }) {
  const t = useTranslations("operator.decision");
  const { outsideTerritory, outsideTerritoryCount: count } = decision;
  if (count === 0) return null;
  const more = count - outsideTerritory.length;
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="min-h-11 rounded-lg px-4 py-2.5 hover:bg-sunken sm:min-h-9 sm:py-2">
        {t("outside", { count })}
      </summary>
      <ul className="grid gap-x-6 gap-y-1 border-t border-line p-4 sm:grid-cols-2">
        {outsideTerritory.map((row) => (
          <li key={row.contract?.id ?? ""}>
            <Contract row={row} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="px-4 pb-4 text-muted">{t("more", { count: more })}</p>}
    </details>
  );
}
