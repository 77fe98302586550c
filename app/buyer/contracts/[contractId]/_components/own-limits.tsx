import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/client-messages";
import { HourFields } from "@/components/contract/editor/hour-fields";
import { LimitFields } from "@/components/contract/editor/limit-fields";
import { Ticks } from "@/components/contract/editor/ticks";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Locale } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import type { ContractView } from "@/lib/routing/contract-schema";
import { makeDraft } from "@/lib/routing/make-draft";
import { ownLimitsAction } from "../../actions";
import { bidsOf } from "./own-price";

interface Props {
  readonly contract: ContractView;
  readonly endpoints: readonly EndpointView[];
  readonly timeZone: string;
  readonly brand: { readonly name: string; readonly currency: Currency };
  readonly locale: Locale;
}

/** What a buyer changes without asking: caps, budgets, hours, where leads go. */
export function OwnLimits({ contract, endpoints, timeZone, brand, locale }: Props) {
  const t = useTranslations("editor");
  const { currency } = brand;
  const draft = makeDraft(contract, { currency, locale, fields: [] });
  return (
    <Card
      title={t("own.title")}
      actions={<TextLink href="/buyer/contracts/endpoints">{t("page.manageEndpoints")}</TextLink>}
    >
      <ClientMessages namespaces={["editor"]}>
        <ActionForm action={ownLimitsAction}>
          <p className="text-muted">
            {t(bidsOf(contract).length > 0 ? "own.textOwnPrice" : "own.text", { brand: brand.name })}
          </p>
          <input type="hidden" name="id" value={contract.id} />
          <LimitFields caps={draft.caps} budgets={draft.budgets} currency={currency} timeZone={timeZone} />
          <fieldset className="grid min-w-0 gap-3">
            <legend className="mb-1 font-medium">{t("hours.title")}</legend>
            <HourFields hours={draft.hours} holidays={draft.holidays} timeZone={timeZone} />
          </fieldset>
          <Ticks
            name="endpointIds"
            legend={t("routing.endpoints")}
            options={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
            ticked={draft.endpointIds}
            empty={t("own.noEndpoints")}
            hint={t("own.endpointsHint")}
          />
          <div>
            <SubmitButton>{t("own.save")}</SubmitButton>
          </div>
        </ActionForm>
      </ClientMessages>
    </Card>
  );
}
