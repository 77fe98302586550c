import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { Currency } from "@/lib/core/money";
import type { TestExample } from "@/lib/leads/get-test-example";
import { CONSENT_PARTS } from "@/lib/leads/schema";
import { postTestAction } from "../actions";
import { AnswerField } from "./answer-field";
import { CONTACT_PARTS, PLACE_PARTS } from "./read-test-lead";
import { TestAnswer } from "./test-answer";

interface Props {
  readonly sourceId: string;
  readonly test: TestExample;
  readonly currency: Currency;
  readonly endpoint: string;
  /** This page again, with another person in the form. */
  readonly againHref: string;
}

/** A lead to send, filled with an example that is accepted as it stands; beside it what comes back. */
export function TestForm({ sourceId, test, currency, endpoint, againHref }: Props) {
  const t = useTranslations("supplier.test");
  const words = useTranslations("leads");
  const { example, fields, consentRule } = test;
  const place: Readonly<Record<string, string | undefined>> = example.place;
  const contact: Readonly<Record<string, string | undefined>> = example.contact;
  const consent: Readonly<Record<string, string | undefined>> = example.consent ?? {};
  const values: Readonly<Record<string, unknown>> = example.fields;
  return (
    <ClientMessages namespaces={["supplier"]}>
      <ActionForm action={postTestAction} success="none">
        <input type="hidden" name="sourceId" value={sourceId} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            <Room title={words("contact.title")}>
              {CONTACT_PARTS.map((part) => (
                <Part
                  key={part}
                  name={`contact.${part}`}
                  label={words(`path.contact_${part}`)}
                  value={contact[part]}
                />
              ))}
              {PLACE_PARTS.map((part) => (
                <Part
                  key={part}
                  name={`place.${part}`}
                  label={words(`path.place_${part}`)}
                  value={place[part]}
                  required={part === "postalCode"}
                />
              ))}
            </Room>
            {fields.length > 0 && (
              <Room title={t("fields")}>
                {fields.map((field) => (
                  <AnswerField key={field.key} field={field} value={values[field.key]} currency={currency} />
                ))}
              </Room>
            )}
            {consentRule.required && (
              <Room title={words("consent.title")}>
                {CONSENT_PARTS.map((part) => (
                  <Part
                    key={part}
                    name={`consent.${part}`}
                    label={words(`consent.${part}`)}
                    value={consent[part]}
                    required={consentRule.parts.includes(part)}
                  />
                ))}
              </Room>
            )}
            <Room title={t("origin")}>
              <Part name="externalId" label={words("path.externalId")} value={example.externalId} />
              <Part name="subSource" label={words("path.subSource")} value={undefined} />
            </Room>
            <div className="flex flex-wrap gap-2">
              <SubmitButton>{t("send")}</SubmitButton>
              <LinkButton href={againHref} variant="ghost">
                {t("again")}
              </LinkButton>
            </div>
          </div>
          <Card title={t("result")} className="min-w-0 lg:sticky lg:top-16">
            <TestAnswer endpoint={endpoint} />
          </Card>
        </div>
      </ActionForm>
    </ClientMessages>
  );
}

function Room({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="grid gap-3 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

interface PartProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly required?: boolean;
}

function Part({ name, label, value, required = false }: PartProps) {
  return <TextField name={name} label={label} defaultValue={value} required={required} autoComplete="off" />;
}
