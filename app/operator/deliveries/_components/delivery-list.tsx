import { useTranslations } from "next-intl";
import { BulkCount, BulkDeed, BulkForm } from "@/components/form/bulk-bar";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import type { DeliveryView } from "@/lib/deliveries/schema";
import { redeliverSelectedAction } from "../actions";
import { DeliveryTable } from "./delivery-table";

const FORM = "bulk-deliveries";

interface Props {
  readonly rows: readonly DeliveryView[];
  /** By the leads' ids. */
  readonly leadNames: Readonly<Record<string, string>>;
  readonly mayRedeliver: boolean;
}

/** The log; who may send again ticks rows and sends them. */
export function DeliveryList({ rows, leadNames, mayRedeliver }: Props) {
  const t = useTranslations("operator.deliveries.selected");
  if (!mayRedeliver) return <DeliveryTable rows={rows} leadNames={leadNames} />;
  return (
    <BulkForm
      form={FORM}
      action={redeliverSelectedAction}
      table={<DeliveryTable rows={rows} leadNames={leadNames} form={FORM} />}
    >
      <IdempotencyKey />
      <BulkDeed deed="redeliver" trigger={t("trigger")} title={t("title")} confirm={t("confirm")}>
        <p>
          <BulkCount />
        </p>
        <p>{t("text")}</p>
      </BulkDeed>
    </BulkForm>
  );
}
