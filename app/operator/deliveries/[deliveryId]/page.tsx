import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { LOG_PATH } from "../_components/delivery-tabs";
import { DeliveryView } from "./_components/delivery-view";
import { readDelivery } from "./read-delivery";

interface Props {
  readonly params: Promise<{ deliveryId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.deliveries");
  return { title: t("one") };
}

export default async function DeliveryPage({ params }: Props) {
  const ctx = await requireCtx("operator");
  const [delivery, t] = await Promise.all([
    params.then(({ deliveryId }) => readDelivery(deliveryId)),
    getTranslations("operator.deliveries"),
  ]);
  return (
    <DeliveryView
      delivery={delivery}
      mayRedeliver={mayDo(actorClass(ctx.actor), "delivery.redeliver")}
      back={{ href: LOG_PATH, label: t("back") }}
    />
  );
}
