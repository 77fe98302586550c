import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { EndpointForm } from "./endpoint-form";
import { EndpointTable } from "./endpoint-table";
import { SecretForm } from "./secret-form";
import { TestForm } from "./test-form";

export interface EndpointActions {
  readonly save: FormAction;
  readonly enable: FormAction;
  readonly rotate: FormAction;
  readonly test: FormAction;
}

interface Props {
  readonly endpoint: EndpointView;
  readonly base: string;
  readonly variables: readonly string[];
  readonly mayManage: boolean;
  readonly actions: EndpointActions;
}

/** One endpoint: settings, a test, its secret. Who may not change it sees how it does. */
export function EndpointDetail({ endpoint, base, variables, mayManage, actions }: Props) {
  const t = useTranslations("endpoints");
  const { disabledAt, disabledReason } = endpoint;
  const reason = disabledReason === "gone" || disabledReason === "failing" ? disabledReason : "by_user";
  return (
    <div className="grid gap-4">
      {disabledAt && (
        <Callout tone="warning" title={t("disabledTitle")}>
          <p>{t(`reason.${reason}`)}</p>
          <p>{t("disabledText")}</p>
        </Callout>
      )}
      {!mayManage && <EndpointTable endpoints={[endpoint]} base={base} />}
      {mayManage && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <Card title={t("settings")}>
            <EndpointForm
              action={actions.save}
              kind={endpoint.kind}
              endpoint={endpoint}
              base={base}
              variables={variables}
            />
          </Card>
          <div className="grid gap-4">
            <Card title={t("test.title")}>
              <TestForm action={actions.test} endpointId={endpoint.id} />
            </Card>
            {endpoint.kind === "webhook" && (
              <Card title={t("secret.title")}>
                <SecretForm action={actions.rotate} endpointId={endpoint.id} base={base} />
              </Card>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** Switches an endpoint off or on. It can be taken back at once, so it asks nothing. */
export function EnableForm({
  endpoint,
  action,
  size,
}: {
  readonly endpoint: EndpointView;
  readonly action: FormAction;
  readonly size?: "sm" | "md";
}) {
  const t = useTranslations("endpoints");
  const isOff = endpoint.disabledAt !== null;
  return (
    <ActionForm action={action} success="toast">
      <input type="hidden" name="id" value={endpoint.id} />
      <input type="hidden" name="enabled" value={isOff ? "true" : "false"} />
      <SubmitButton variant={isOff ? "primary" : "secondary"} size={size}>
        {t(isOff ? "enable" : "disable")}
      </SubmitButton>
    </ActionForm>
  );
}
