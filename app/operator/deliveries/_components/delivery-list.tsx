import type { ComponentProps } from "react";
import { DELIVERY_TICKS, DeliveryBulk } from "@/components/delivery/delivery-bulk";
import { redeliverSelectedAction } from "@/lib/web/delivery-actions";
import { DeliveryTable } from "./delivery-table";

interface Props extends Pick<ComponentProps<typeof DeliveryTable>, "rows" | "leadNames"> {
  readonly mayRedeliver: boolean;
}

/** The log; who may send again ticks rows and sends them. */
export function DeliveryList({ mayRedeliver, ...table }: Props) {
  if (!mayRedeliver) return <DeliveryTable {...table} />;
  return (
    <DeliveryBulk
      action={redeliverSelectedAction}
      table={<DeliveryTable {...table} select={DELIVERY_TICKS} />}
    />
  );
}
