import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { ReasonList } from "@/components/lead/reason-list";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { SuppliedLeadPage } from "@/lib/reporting/get-supplied-lead";

interface Props {
  readonly lead: SuppliedLeadPage;
  readonly currency: Currency;
}

/** What became of the lead, why, and what it earned. Never who bought it. */
export function FateCard({ lead, currency }: Props) {
  const t = useTranslations("supplier.lead");
  const locale = useLocale();
  const { source, externalId, subSource, reasons, soldTimes, creditedTimes, payoutMinor } = lead;
  return (
    <Card title={t("fate")}>
      <div className="grid gap-4">
        <p>{t(lead.test ? "testText" : `statusText.${lead.status}`)}</p>
        {reasons.length > 0 && <ReasonList reasons={reasons} schema={lead.categoryFields} />}
        <DescriptionList
          items={[
            { term: t("payout"), value: <Money amountMinor={payoutMinor} currency={currency} /> },
            { term: t("sold"), value: t("times", { count: soldTimes }) },
            ...(creditedTimes > 0
              ? [{ term: t("credited"), value: t("times", { count: creditedTimes }) }]
              : []),
            { term: t("category"), value: pickText(lead.category.name, locale) },
            {
              term: t("source"),
              value: <TextLink href={`/supplier/sources/${source.id}`}>{source.name}</TextLink>,
            },
            { term: t("externalId"), value: externalId },
            { term: t("subSource"), value: subSource },
            { term: t("receivedAt"), value: <Time at={lead.receivedAt} mode="exact" /> },
          ]}
        />
      </div>
    </Card>
  );
}
