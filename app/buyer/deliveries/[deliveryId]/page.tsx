import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeliveryView } from "./_components/delivery-view";
import { readDelivery } from "./read-delivery";

interface Props {
  readonly params: Promise<{ deliveryId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.deliveries");
  return { title: t("one") };
}

export default async function DeliveryPage({ params }: Props) {
  const [{ delivery, lead }, t] = await Promise.all([
    params.then(({ deliveryId }) => readDelivery(deliveryId)),
    getTranslations("buyer.deliveries"),
  ]);
  return (
    <DeliveryView
      delivery={delivery}
      lead={lead}
      title={t("to", { endpoint: delivery.endpoint.name })}
      back={{ href: "/buyer/deliveries", label: t("title") }}
    />
  );
}
