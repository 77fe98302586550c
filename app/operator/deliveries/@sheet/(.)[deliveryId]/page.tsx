import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Sheet } from "@/components/ui/sheet";
import { WholePage } from "@/components/ui/whole-page";
import { actorClass } from "@/lib/core/ctx";
import { isId } from "@/lib/core/id";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { DeliveryView } from "../../[deliveryId]/_components/delivery-view";
import { readDelivery } from "../../[deliveryId]/read-delivery";

interface Props {
  readonly params: Promise<{ deliveryId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.deliveries");
  return { title: t("one") };
}

/** The delivery's page over the log it was opened from. */
export default async function DeliverySheet({ params }: Props) {
  const ctx = await requireCtx("operator");
  const { deliveryId } = await params;
  // The other list beneath this address ("endpoints") is intercepted as well.
  if (!isId("delivery", deliveryId)) return <WholePage />;
  const delivery = await readDelivery(deliveryId);
  return (
    <Sheet label={delivery.endpoint.name}>
      <DeliveryView delivery={delivery} mayRedeliver={mayDo(actorClass(ctx.actor), "delivery.redeliver")} />
    </Sheet>
  );
}
