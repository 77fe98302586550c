import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import { setDealValueAction, setFollowUpAction } from "../../actions";
import { StageSwitch } from "./stage-switch";

interface Props {
  readonly lead: PurchasePage;
  readonly currency: Currency;
}

/** What the buyer's people make of the lead: stage, follow-up, deal value. */
export function WorkCard({ lead, currency }: Props) {
  const t = useTranslations("buyer.work");
  const format = useFormatter();
  const { stage, lostReason, followUpOn, dealValueMinor } = lead.card;
  const digits = CURRENCIES[currency];
  const value =
    dealValueMinor === null
      ? ""
      : format.number(dealValueMinor / 10 ** digits, { minimumFractionDigits: digits, useGrouping: false });
  return (
    <Card title={t("title")}>
      <div className="grid gap-5">
        <StageSwitch leadId={lead.id} at={{ stage, lostReason }} />
        <ActionForm action={setFollowUpAction} success="toast" className="gap-2!">
          <input type="hidden" name="leadId" value={lead.id} />
          <div className="flex items-start gap-2">
            <TextField
              key={followUpOn}
              name="followUpOn"
              type="date"
              label={t("followUp")}
              defaultValue={followUpOn ?? ""}
              className="flex-1"
            />
            <SubmitButton variant="secondary" className="mt-[1.5625rem]">
              {t("save")}
            </SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={setDealValueAction} success="toast" className="gap-2!">
          <input type="hidden" name="leadId" value={lead.id} />
          <div className="flex items-start gap-2">
            <TextField
              key={value}
              name="dealValueMinor"
              inputMode="decimal"
              autoComplete="off"
              label={t("dealValue")}
              suffix={currency}
              defaultValue={value}
              className="flex-1"
            />
            <SubmitButton variant="secondary" className="mt-[1.5625rem]">
              {t("save")}
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
