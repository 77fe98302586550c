import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { LinkButton } from "@/components/ui/link-button";
import type { StageChoice } from "@/lib/routing/list-stage-choices";
import { STRATEGIES } from "@/lib/routing/schema";
import type { StageView } from "@/lib/routing/stage-schema";
import { saveStageAction } from "../../actions";

interface Props {
  readonly categoryId: string;
  /** Null: a new one. */
  readonly stage: StageView | null;
  readonly choices: readonly StageChoice[];
}

/** One step of the routing: how it orders its contracts, how often it sells, and which contracts it asks. */
export function StageForm({ categoryId, stage, choices }: Props) {
  const t = useTranslations("catalogue.stage");
  const names = useTranslations("operator.stages.strategies");
  const assigned = new Set<string>(stage?.contractIds);
  return (
    <ActionForm action={saveStageAction} success="none" className="max-w-3xl">
      <input type="hidden" name="categoryId" value={categoryId} />
      {stage && <input type="hidden" name="id" value={stage.id} />}
      <input type="hidden" name="shown" value={choices.map(({ id }) => id).join(" ")} />
      <IdempotencyKey />
      <div className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2">
        <TextField name="name" label={t("name")} hint={t("nameHint")} required defaultValue={stage?.name} />
        <SelectField
          name="strategy"
          label={t("strategy")}
          hint={t("strategyHint")}
          required
          defaultValue={stage?.strategy ?? "priority"}
          options={STRATEGIES.flatMap((value) =>
            value === "ping_post" ? [] : [{ value, label: names(value) }],
          )}
        />
        <TextField
          name="maxSales"
          label={t("maxSales")}
          hint={t("maxSalesHint")}
          inputMode="numeric"
          defaultValue={stage?.maxSales ?? ""}
        />
        <CheckboxField
          name="exclusiveFirst"
          label={t("exclusiveFirst")}
          hint={t("exclusiveFirstHint")}
          defaultChecked={stage?.exclusiveFirst}
        />
      </div>
      <fieldset className="min-w-0 rounded-lg border border-line bg-surface p-4">
        <legend className="float-start mb-2 w-full text-[0.9375rem] font-semibold">{t("contracts")}</legend>
        <div className="clear-both grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {choices.length === 0 && <p className="text-muted">{t("noContracts")}</p>}
          {choices.map(({ id, number, name, buyerName, paused }) => (
            <CheckboxField
              key={id}
              name={`contract.${id}`}
              defaultChecked={assigned.has(id)}
              label={
                <>
                  {buyerName}
                  <span className="block text-[0.8125rem] text-muted">
                    {t(paused ? "contractPaused" : "contract", { number, name })}
                  </span>
                </>
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t(stage ? "save" : "add")}</SubmitButton>
        <LinkButton href={`/operator/categories/${categoryId}`} variant="ghost">
          {t("cancel")}
        </LinkButton>
      </div>
    </ActionForm>
  );
}
