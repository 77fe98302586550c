import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { TextareaField } from "../form/textarea-field";
import { NewSecret } from "./new-secret";
import { WebhookFields } from "./webhook-fields";

interface Props {
  readonly action: FormAction;
  readonly kind: EndpointView["kind"];
  /** The one to change; without it a new one. */
  readonly endpoint?: EndpointView;
  /** Operators say whose. */
  readonly buyerId?: string;
  /** The path of the list. */
  readonly base: string;
  readonly variables: readonly string[];
}

/** Where leads are sent, and how. */
export function EndpointForm({ action, kind, endpoint, buyerId, base, variables }: Props) {
  const t = useTranslations("endpoints.form");
  return (
    <ActionForm action={action} className="max-w-2xl">
      <NewSecret base={base}>
        <input type="hidden" name="base" value={base} />
        {endpoint ? (
          <input type="hidden" name="id" value={endpoint.id} />
        ) : (
          <>
            <input type="hidden" name="kind" value={kind} />
            {buyerId && <input type="hidden" name="buyerId" value={buyerId} />}
            <IdempotencyKey />
          </>
        )}
        <TextField
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          required
          maxLength={120}
          defaultValue={endpoint?.name}
        />
        {kind === "email" ? (
          <EmailFields endpoint={endpoint} />
        ) : (
          <WebhookFields
            config={endpoint?.kind === "webhook" ? endpoint.config : undefined}
            variables={variables}
          />
        )}
        <div>
          <SubmitButton>{t(endpoint ? "save" : "create")}</SubmitButton>
        </div>
      </NewSecret>
    </ActionForm>
  );
}

function EmailFields({ endpoint }: { readonly endpoint: EndpointView | undefined }) {
  const t = useTranslations("endpoints.form");
  const config = endpoint?.kind === "email" ? endpoint.config : undefined;
  return (
    <>
      <TextareaField
        name="config.to"
        label={t("to")}
        hint={t("toHint")}
        required
        rows={2}
        autoComplete="email"
        defaultValue={config?.to.join("\n")}
      />
      <CheckboxField
        name="config.replyToLead"
        label={t("replyToLead")}
        defaultChecked={config?.replyToLead ?? false}
      />
    </>
  );
}
