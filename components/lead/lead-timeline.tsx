import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { DeliveryState } from "@/lib/deliveries/schema";
import type { SaleMode } from "@/lib/leads/schema";
import { Money } from "../money";
import { Time } from "../time";
import { Timeline, type TimelineItem } from "../ui/timeline";
import { useDeliveryError } from "./delivery-error";

interface At {
  readonly at: Date | string;
  /** Who or what. */
  readonly by?: ReactNode;
}

export interface DeliveryMoment {
  readonly endpoint: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly dueAt: Date | string | null;
  readonly settledAt: Date | string | null;
  readonly createdAt: Date | string;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

/** What can happen to a lead. `other` is for what only one page tells, such as a decision. */
export type Moment = { readonly key?: string } & (
  | (At & { readonly kind: "received" | "opened" })
  | (At & { readonly kind: "sold"; readonly mode: SaleMode; readonly priceMinor: number })
  | (At & { readonly kind: "credited"; readonly amountMinor: number })
  | ({ readonly kind: "delivery" } & DeliveryMoment)
  | (At & { readonly kind: "other"; readonly item: Omit<TimelineItem, "key" | "at"> })
);

interface Props {
  readonly moments: readonly Moment[];
  readonly currency: Currency;
}

/** A lead's life, oldest first; what is yet to come stands at the end. */
export function LeadTimeline({ moments, currency }: Props) {
  const item = useMomentText(currency);
  const ordered = moments
    .map((moment, order) => ({ moment, order, ms: new Date(instantOf(moment)).getTime() }))
    .toSorted((a, b) => a.ms - b.ms || a.order - b.order);
  return (
    <Timeline
      items={ordered.map(({ moment, order }) => ({
        ...item(moment),
        key: moment.key ?? `${moment.kind}-${order}`,
        at: <Time at={instantOf(moment)} mode="exact" />,
      }))}
    />
  );
}

function instantOf(moment: Moment): Date | string {
  return moment.kind === "delivery" ? (moment.settledAt ?? moment.dueAt ?? moment.createdAt) : moment.at;
}

function useMomentText(currency: Currency): (moment: Moment) => Omit<TimelineItem, "key" | "at"> {
  const t = useTranslations("leads");
  const error = useDeliveryError();
  const amount = (amountMinor: number) => () => <Money amountMinor={amountMinor} currency={currency} />;
  return (moment) => {
    switch (moment.kind) {
      case "received":
        return { title: t("timeline.received"), by: moment.by };
      case "opened":
        return { title: t("timeline.opened"), by: moment.by, tone: "brand" };
      case "sold":
        return {
          title: t.rich(`timeline.sold_${moment.mode}`, { price: amount(moment.priceMinor) }),
          by: moment.by,
          tone: "success",
        };
      case "credited":
        return {
          title: t.rich("timeline.credited", { amount: amount(moment.amountMinor) }),
          by: moment.by,
          tone: "info",
        };
      case "other":
        return { ...moment.item, by: moment.by ?? moment.item.by };
      case "delivery":
        return deliveryItem(moment, t, error);
    }
  };
}

function deliveryItem(
  moment: DeliveryMoment,
  t: ReturnType<typeof useTranslations<"leads">>,
  error: ReturnType<typeof useDeliveryError>,
): Omit<TimelineItem, "key" | "at"> {
  const { endpoint, state, attempts } = moment;
  const by = attempts > 0 ? t("timeline.attempts", { count: attempts }) : undefined;
  const why = error(moment.lastError, moment.lastStatus);
  switch (state) {
    case "delivered":
      return { title: t("timeline.delivered", { endpoint }), by, tone: "success" };
    case "exhausted":
      return { title: t("timeline.exhausted", { endpoint }), by, tone: "danger", children: why };
    case "canceled":
      return { title: t("timeline.canceled", { endpoint }), by, children: why };
    case "pending": {
      if (attempts === 0) return { title: t("timeline.pending", { endpoint }), tone: "info" };
      return { title: t("timeline.retrying", { endpoint }), by, tone: "warning", children: why };
    }
  }
}
