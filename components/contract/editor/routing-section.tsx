"use client";

import { useTranslations } from "next-intl";
import type { ContractDraft } from "@/lib/routing/draft-schema";
import { CheckboxField } from "../../form/checkbox-field";
import type { EditorChoices } from "./editor-types";
import { PlainField } from "./plain-field";
import { Section } from "./section";
import { Ticks } from "./ticks";

interface Props {
  readonly draft: ContractDraft;
  readonly choices: EditorChoices;
}

/** How the contract competes, from which sources, and where its leads go. */
export function RoutingSection({ draft, choices }: Props) {
  const t = useTranslations("editor.routing");
  const named = (list: EditorChoices["sources"]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Section title={t("delivery")}>
        <Ticks
          name="endpointIds"
          legend={t("endpoints")}
          options={named(choices.endpoints)}
          ticked={draft.endpointIds}
          empty={t("noEndpoints")}
          hint={t("endpointsHint")}
        />
      </Section>
      <Section title={t("title")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <PlainField
            name="priority"
            label={t("priority")}
            hint={t("priorityHint")}
            inputMode="numeric"
            defaultValue={draft.priority}
          />
          <PlainField
            name="weight"
            label={t("weight")}
            hint={t("weightHint")}
            inputMode="numeric"
            defaultValue={draft.weight}
          />
        </div>
        <Ticks
          name="stageIds"
          legend={t("stages")}
          options={named(choices.stages)}
          ticked={draft.stageIds}
          empty={t("noStages")}
          hint={t("stagesHint")}
        />
        <div className="group/sources grid gap-4">
          <CheckboxField name="onlySources" label={t("onlySources")} defaultChecked={draft.onlySources} />
          <div className="not-group-has-[[name=onlySources]:checked]/sources:hidden">
            <Ticks
              name="sourcesAllowed"
              legend={t("sourcesAllowed")}
              options={named(choices.sources)}
              ticked={draft.sourcesAllowed}
              empty={t("noSources")}
            />
          </div>
        </div>
        <Ticks
          name="sourcesDenied"
          legend={t("sourcesDenied")}
          options={named(choices.sources)}
          ticked={draft.sourcesDenied}
          empty={t("noSources")}
        />
        <CheckboxField
          name="paused"
          label={t("paused")}
          hint={t("pausedHint")}
          defaultChecked={draft.paused}
        />
      </Section>
    </>
  );
}
