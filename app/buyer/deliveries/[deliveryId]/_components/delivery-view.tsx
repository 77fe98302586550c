import { useTranslations } from "next-intl";
import { AttemptList } from "@/components/lead/attempt-list";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryDetailView } from "@/lib/deliveries/schema";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import { RedeliverForm } from "../../_components/redeliver-form";
import { DeliveryFacts } from "./delivery-facts";

interface Props {
  readonly delivery: DeliveryDetailView;
  readonly lead: PurchasePage;
  readonly title: string;
  readonly back?: { readonly href: string; readonly label: string };
}

/** One delivery with every attempt, on a page of its own or over the list. */
export function DeliveryView({ delivery, lead, title, back }: Props) {
  const t = useTranslations("buyer.deliveries");
  const resendable = lead.reversedAt === null && lead.erasedAt === null;
  return (
    <div className="@container">
      <PageHeader
        {...(back ? { back } : {})}
        title={title}
        aside={
          <>
            <DeliveryState state={delivery.state} attempts={delivery.attemptCount} />
            <CopyId id={delivery.id} />
          </>
        }
        actions={resendable && <RedeliverForm id={delivery.id} pending={delivery.state === "pending"} />}
      />
      <div className="grid grid-cols-1 items-start gap-4 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Card>
          <DeliveryFacts delivery={delivery} place={lead.place} />
        </Card>
        <section className="grid grid-cols-1 gap-3">
          <h2 className="text-base font-semibold">{t("attempts")}</h2>
          <Attempts delivery={delivery} lead={lead} />
        </section>
      </div>
    </div>
  );
}

/** What was sent holds the contact, which only an opened lead shows. */
function Attempts({ delivery, lead }: Pick<Props, "delivery" | "lead">) {
  const t = useTranslations("buyer.deliveries");
  if (lead.withheld) return <Callout tone="info">{t("withheld")}</Callout>;
  if (lead.openedAt || lead.erasedAt) return <AttemptList attempts={delivery.attempts} />;
  return (
    <>
      <Callout
        tone="info"
        action={<TextLink href={`/buyer/leads/${delivery.leadId}`}>{t("toLead")}</TextLink>}
      >
        {t("unopened")}
      </Callout>
      <AttemptList attempts={delivery.attempts} contents={false} />
    </>
  );
}
