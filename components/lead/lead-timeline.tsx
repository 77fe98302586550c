import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { SaleMode } from "@/lib/leads/schema";
import { Money } from "../money";
import { Time } from "../time";
import { Timeline, type TimelineItem } from "../ui/timeline";
import { useDeliveryError } from "./delivery-error";
import { type DeliveryMoment, type DeliveryTold, tellDeliveries } from "./tell-deliveries";

interface At {
  readonly at: Date | string;
  /** Who or what. */
  readonly by?: ReactNode;
}

/** What can happen to a lead. `other` is for what only one page tells, such as a decision. */
type Happening = { readonly key?: string } & (
  | (At & { readonly kind: "received" | "opened" })
  | (At & { readonly kind: "sold"; readonly mode: SaleMode; readonly priceMinor: number })
  | (At & { readonly kind: "credited"; readonly amountMinor: number })
  | (At & { readonly kind: "other"; readonly item: Omit<TimelineItem, "key" | "at"> })
);

export type Moment = Happening | ({ readonly kind: "delivery" } & DeliveryMoment);

interface Props {
  readonly moments: readonly Moment[];
  readonly currency: Currency;
}

type Item = Omit<TimelineItem, "key" | "at">;

/** A lead's life, oldest first; what is yet to come stands at the end. */
export function LeadTimeline({ moments, currency }: Props) {
  const happening = useHappening(currency);
  const delivery = useDelivery();
  const told = tellDeliveries(
    moments.filter((moment) => moment.kind !== "delivery"),
    moments.filter((moment) => moment.kind === "delivery"),
  );
  return (
    <Timeline
      items={told.map((moment, order) => ({
        ...(isOfDelivery(moment) ? delivery(moment) : happening(moment)),
        key: moment.key ?? `${moment.kind}-${order}`,
        at: !isRun(moment) && <Time at={moment.at} mode="exact" />,
      }))}
    />
  );
}

function isOfDelivery(moment: Happening | DeliveryTold): moment is DeliveryTold {
  return moment.kind === "failed" || moment.kind === "arrived" || moment.kind === "standing";
}

/** Several attempts, each of which says when it was. */
function isRun(moment: Happening | DeliveryTold): boolean {
  return moment.kind === "failed" && moment.tries.length > 1;
}

function useHappening(currency: Currency): (moment: Happening) => Item {
  const t = useTranslations("leads");
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
    }
  };
}

function useDelivery(): (moment: DeliveryTold) => Item {
  const t = useTranslations("leads.timeline");
  const why = useDeliveryError();
  return (moment) => {
    switch (moment.kind) {
      case "arrived": {
        const { endpoint, number } = moment;
        const by = number > 1 ? t("attempt", { number }) : undefined;
        return { title: t("delivered", { endpoint }), by, tone: "success" };
      }
      case "failed": {
        const { endpoint, tries } = moment;
        return {
          title: t("failed", { endpoint, count: tries.length }),
          tone: "warning",
          children: <FailedTries tries={tries} />,
        };
      }
      case "standing":
        return standingItem(moment.delivery, t, why);
    }
  };
}

/** One failure is dated by its moment; of several each says when. */
function FailedTries({ tries }: Pick<Extract<DeliveryTold, { kind: "failed" }>, "tries">) {
  const t = useTranslations("leads.timeline");
  const why = useDeliveryError();
  const [first, ...more] = tries;
  if (!first || more.length === 0) return first && why(first.error, first.status);
  return (
    <ol className="grid gap-0.5 text-[0.8125rem]">
      {tries.map(({ number, error, status, endedAt }) => (
        <li key={number} className="flex flex-wrap justify-between gap-x-4">
          <span>{[t("attempt", { number }), why(error, status)].filter(Boolean).join(": ")}</span>
          <Time at={endedAt} mode="exact" className="text-muted" />
        </li>
      ))}
    </ol>
  );
}

function standingItem(
  { endpoint, state, attempts, tries, lastError, lastStatus }: DeliveryMoment,
  t: ReturnType<typeof useTranslations<"leads.timeline">>,
  error: ReturnType<typeof useDeliveryError>,
): Item {
  const why = error(lastError, lastStatus);
  // Where attempts are known, each of them has said why.
  const unsaid = tries.length === 0 ? why : undefined;
  switch (state) {
    case "delivered":
      return { title: t("delivered", { endpoint }), tone: "success" };
    case "exhausted":
      return { title: t("exhausted", { endpoint }), tone: "danger", children: unsaid };
    case "canceled":
      return { title: t("canceled", { endpoint }), children: why };
    case "pending":
      return attempts === 0
        ? { title: t("pending", { endpoint }), tone: "info" }
        : { title: t("retrying", { endpoint }), tone: "warning", children: unsaid };
  }
}
