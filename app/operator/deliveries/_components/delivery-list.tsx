import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SubmitButton } from "@/components/form/submit-button";
import type { DeliveryView } from "@/lib/deliveries/schema";
import { redeliverSelectedAction } from "../actions";
import { DeliveryTable } from "./delivery-table";

interface Props {
  readonly rows: readonly DeliveryView[];
  readonly mayRedeliver: boolean;
}

/** The log; who may send again picks rows and sends them. */
export function DeliveryList({ rows, mayRedeliver }: Props) {
  const t = useTranslations("operator.deliveries.selected");
  if (!mayRedeliver) return <DeliveryTable rows={rows} selectable={false} />;
  return (
    <ActionForm action={redeliverSelectedAction} success="toast" resetOnSuccess>
      <IdempotencyKey />
      <DeliveryTable rows={rows} selectable />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="secondary">
          <Send aria-hidden />
          {t("send")}
        </SubmitButton>
        <p className="text-[0.8125rem] text-muted">{t("text")}</p>
      </div>
    </ActionForm>
  );
}
