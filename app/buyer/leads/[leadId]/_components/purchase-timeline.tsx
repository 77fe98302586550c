import { CalendarClock, Coins, MessageSquareText, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { LeadTimeline, type Moment } from "@/components/lead/lead-timeline";
import { Money } from "@/components/money";
import { Day } from "@/components/time";
import type { Currency } from "@/lib/core/money";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import type { CardChange } from "@/lib/reporting/list-card-changes";
import type { NoteView } from "@/lib/sales/card-schema";

interface Props {
  readonly lead: PurchasePage;
  readonly changes: readonly CardChange[];
  readonly notes: readonly NoteView[];
  readonly currency: Currency;
}

/** The lead's life as its buyer knows it. */
export function PurchaseTimeline({ lead, changes, notes, currency }: Props) {
  const deed = useDeed(currency);
  const t = useTranslations("buyer.work.did");
  const { mode, priceMinor, openedAt, reversedAt } = lead;
  const moments: Moment[] = [
    { kind: "received", at: lead.receivedAt },
    { kind: "sold", at: lead.soldAt, mode, priceMinor, by: lead.contract.name },
    ...lead.deliveries.map(
      ({ id, endpoint, ...delivery }): Moment => ({
        ...delivery,
        kind: "delivery",
        key: id,
        endpoint: endpoint.name,
      }),
    ),
    ...(openedAt ? [{ kind: "opened", at: openedAt } as const] : []),
    ...(reversedAt ? [{ kind: "credited", at: reversedAt, amountMinor: priceMinor } as const] : []),
    ...changes.flatMap((change) => deed(change)),
    ...notes.map(
      ({ id, createdAt, by, body }): Moment => ({
        kind: "other",
        key: id,
        at: createdAt,
        by,
        item: {
          title: t("note"),
          icon: <MessageSquareText aria-hidden />,
          children: <p className="line-clamp-2 wrap-anywhere text-muted">{body}</p>,
        },
      }),
    ),
  ];
  return <LeadTimeline moments={moments} currency={currency} />;
}

const STAGE_TONES = {
  new: "neutral",
  contacted: "info",
  quoted: "brand",
  won: "success",
  lost: "neutral",
} as const;

/** A change of the card as a moment; what it says nothing of gives none. */
function useDeed(currency: Currency): (change: CardChange) => Moment[] {
  const t = useTranslations("buyer");
  return ({ id, at, by, to }) => {
    const moment = (item: Extract<Moment, { kind: "other" }>["item"]): Moment[] => [
      { kind: "other", key: id, at, by, item },
    ];
    if (to.stage) {
      return moment({
        title: t("work.did.stage", { stage: t(`stage.${to.stage}`) }),
        tone: STAGE_TONES[to.stage],
        icon: <Workflow aria-hidden />,
        children: to.lostReason ? t(`lost.${to.lostReason}`) : undefined,
      });
    }
    if (to.followUpOn !== undefined) {
      const { followUpOn } = to;
      const day = () => <Day on={followUpOn ?? ""} />;
      const title = followUpOn ? t.rich("work.did.followUp", { day }) : t("work.did.noFollowUp");
      return moment({ title, icon: <CalendarClock aria-hidden /> });
    }
    if (to.dealValueMinor !== undefined) {
      const { dealValueMinor } = to;
      const amount = () => <Money amountMinor={dealValueMinor ?? 0} currency={currency} />;
      const title =
        dealValueMinor === null ? t("work.did.noDealValue") : t.rich("work.did.dealValue", { amount });
      return moment({ title, icon: <Coins aria-hidden /> });
    }
    return [];
  };
}
