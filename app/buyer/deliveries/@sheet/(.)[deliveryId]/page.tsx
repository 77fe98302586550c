import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Sheet } from "@/components/ui/sheet";
import { DeliveryView } from "../../[deliveryId]/_components/delivery-view";
import { readDelivery } from "../../[deliveryId]/read-delivery";

interface Props {
  readonly params: Promise<{ deliveryId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.deliveries");
  return { title: t("one") };
}

/** The delivery's page over the list it was opened from. */
export default async function DeliverySheet({ params }: Props) {
  const [{ delivery, lead }, t] = await Promise.all([
    params.then(({ deliveryId }) => readDelivery(deliveryId)),
    getTranslations("buyer.deliveries"),
  ]);
  const title = t("to", { endpoint: delivery.endpoint.name });
  return (
    <Sheet label={title}>
      <DeliveryView delivery={delivery} lead={lead} title={title} />
    </Sheet>
  );
}
