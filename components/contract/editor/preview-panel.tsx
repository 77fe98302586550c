"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { ContractPreview, PreviewLoss } from "@/lib/reporting/preview-schema";
import type { VerdictCode } from "@/lib/routing/verdict";
import { pickText } from "../../lead/pick-text";
import { Money } from "../../money";

interface Props {
  readonly preview: ContractPreview;
  readonly fields: readonly Field[];
  readonly currency: Currency;
}

/** What the contract would have bought of the last 30 days' leads, and why not more. */
export function PreviewPanel({ preview, fields, currency }: Props) {
  const t = useTranslations("editor.preview");
  const format = useFormatter();
  const { leads, leadsInPeriod, inTerritory, matched, won, spendMinor, from } = preview;
  if (leads === 0 || from === null) return <p>{t("noLeads")}</p>;
  return (
    <div className="grid gap-3">
      <p>
        {t.rich("sentence", {
          leads,
          matched,
          won,
          strong: (chunks) => <strong>{chunks}</strong>,
          spend: () => <Money amountMinor={spendMinor} currency={currency} />,
        })}
      </p>
      {leadsInPeriod > leads && (
        <p className="text-muted">
          {t("newest", {
            leads,
            total: leadsInPeriod,
            from: format.dateTime(new Date(from), { dateStyle: "medium" }),
          })}
        </p>
      )}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 tabular-nums">
        <dt>{t("looked")}</dt>
        <dd className="text-end">{format.number(leads)}</dd>
        <dt>{t("inTerritory")}</dt>
        <dd className="text-end">{format.number(inTerritory)}</dd>
        <dt>{t("matched")}</dt>
        <dd className="text-end">{format.number(matched)}</dd>
        <dt className="font-semibold">{t("won")}</dt>
        <dd className="text-end font-semibold">{format.number(won)}</dd>
      </dl>
      <Losses title={t("refusedTitle")} losses={preview.refused} fields={fields} />
      <Losses title={t("lostTitle")} losses={preview.lost} fields={fields} />
      <p className="text-[0.8125rem] text-muted">{t("note")}</p>
    </div>
  );
}

interface LossesProps {
  readonly title: string;
  readonly losses: readonly PreviewLoss[];
  readonly fields: readonly Field[];
}

function Losses({ title, losses, fields }: LossesProps) {
  const t = useTranslations("leads.verdict");
  const locale = useLocale();
  const format = useFormatter();
  if (losses.length === 0) return null;
  const text = (reason: string): string => {
    if (!reason.startsWith("filter:")) return t(reason as VerdictCode);
    const key = reason.slice("filter:".length);
    const field = fields.find((one) => one.key === key);
    return t("filter", { field: field ? pickText(field.label, locale) : key });
  };
  return (
    <div>
      <p className="font-medium">{title}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 tabular-nums">
        {losses.map(({ reason, count }) => (
          <div key={reason} className="contents">
            <dt>{text(reason)}</dt>
            <dd className="text-end">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
