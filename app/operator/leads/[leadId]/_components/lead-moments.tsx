import { useTranslations } from "next-intl";
import { LeadTimeline, type Moment } from "@/components/lead/lead-timeline";
import { ReasonList } from "@/components/lead/reason-list";
import type { Tone } from "@/components/ui/tone";
import type { Currency } from "@/lib/core/money";
import type { LeadStatus } from "@/lib/leads/schema";
import type { LeadPage } from "@/lib/reporting/get-lead";

const CHECK_TONES: Partial<Record<LeadStatus, Tone>> = {
  rejected: "danger",
  duplicate: "warning",
  held: "warning",
};

/** The checks let no contract see it. */
export function wasStopped({ intakeStatus }: Pick<LeadPage, "intakeStatus">): boolean {
  return ["rejected", "duplicate", "held"].includes(intakeStatus);
}

/** The lead's life: received, checked, decided, sold, delivered, opened, credited. */
export function LeadMoments({ lead, currency }: { lead: LeadPage; currency: Currency }) {
  const t = useTranslations("operator.lead");
  const stopped = wasStopped(lead);
  const moments: Moment[] = [
    {
      kind: "received",
      at: lead.receivedAt,
      by: t("bySource", { supplier: lead.supplier.name, source: lead.source.name }),
    },
    {
      kind: "other",
      key: "checked",
      at: lead.receivedAt,
      item: {
        title: stopped
          ? t(`checked_${lead.intakeStatus as "rejected" | "duplicate" | "held"}`)
          : t("checked"),
        tone: CHECK_TONES[lead.intakeStatus] ?? "success",
        children: lead.reasons.length > 0 && (
          <ReasonList reasons={lead.reasons} schema={lead.categoryFields} />
        ),
      },
    },
    ...lead.decisions.map(
      (decision): Moment => ({
        kind: "other",
        key: `decided-${decision.decidedAt.toISOString()}`,
        at: decision.decidedAt,
        item: {
          title: t("decided"),
          by: t("decidedBy", {
            count: decision.verdicts.length,
            sold: decision.verdicts.filter(({ code }) => code === "sold").length,
          }),
          tone: "info",
        },
      }),
    ),
    ...lead.sales.flatMap((sale) => saleMoments(sale, t)),
    ...lead.deliveries.map(({ endpoint, ...delivery }): Moment => {
      const buyer = lead.sales.find(({ id }) => id === delivery.saleId)?.buyer.name;
      return {
        ...delivery,
        kind: "delivery",
        key: delivery.id,
        endpoint: buyer ? `${buyer} · ${endpoint.name}` : endpoint.name,
      };
    }),
  ];
  if (lead.erasedAt) {
    const item = { title: t("erase.moment"), tone: "neutral" as const };
    moments.push({ kind: "other", key: "erased", at: lead.erasedAt, item });
  }
  return <LeadTimeline moments={moments} currency={currency} />;
}

function saleMoments(
  sale: LeadPage["sales"][number],
  t: ReturnType<typeof useTranslations<"operator.lead">>,
): Moment[] {
  const { id, buyer, mode, priceMinor, soldAt, openedAt, reversedAt, reversalReason, reversedBy } = sale;
  const moments: Moment[] = [
    { kind: "sold", key: `sold-${id}`, at: soldAt, by: buyer.name, mode, priceMinor },
  ];
  if (openedAt) moments.push({ kind: "opened", key: `opened-${id}`, at: openedAt, by: buyer.name });
  if (reversedAt) {
    const who = reversedBy ? t("reversedBy", { buyer: buyer.name, person: reversedBy }) : buyer.name;
    moments.push({
      kind: "credited",
      key: `credited-${id}`,
      at: reversedAt,
      by: reversalReason ? `${who}: ${reversalReason}` : who,
      amountMinor: priceMinor,
    });
  }
  return moments;
}
