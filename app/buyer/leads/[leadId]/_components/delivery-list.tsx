import { useTranslations } from "next-intl";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import { RedeliverForm } from "../../../deliveries/_components/redeliver-form";

/** Where the lead was sent, and the way to send it again. */
export function DeliveryList({ lead }: { readonly lead: PurchasePage }) {
  const t = useTranslations("buyer.deliveries");
  const resendable = lead.reversedAt === null && lead.erasedAt === null;
  return (
    <Card title={t("title")}>
      {lead.deliveries.length === 0 ? (
        <p className="text-muted">{t("noneOfLead")}</p>
      ) : (
        <ul className="grid gap-3">
          {lead.deliveries.map(({ id, endpoint, state, attempts }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <TextLink href={`/buyer/deliveries/${id}`}>{endpoint.name}</TextLink>
              <DeliveryState state={state} attempts={attempts} />
              {resendable && (
                <span className="ms-auto">
                  <RedeliverForm id={id} pending={state === "pending"} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
