"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ContractDraft, TERRITORY_KINDS, type TerritoryDraft } from "@/lib/routing/draft-schema";
import type { PostalNotice } from "@/lib/routing/map-schema";
import { RowButton } from "../../form/row-button";
import { Callout } from "../../ui/callout";
import type { Edit } from "./edit-draft";
import type { EditorChoices } from "./editor-types";
import { Section } from "./section";
import { TerritoryRow } from "./territory-row";

interface Props {
  readonly draft: ContractDraft;
  readonly choices: EditorChoices;
  readonly notices: readonly PostalNotice[];
}

export function TerritorySection({ draft, choices, notices }: Props) {
  const t = useTranslations("editor.territory");
  return (
    <Section name="territory" title={t("title")} hint={t("hint")}>
      <ol className="grid gap-3">
        {draft.territory.map((row, i) => (
          <TerritoryRow
            key={row.key}
            row={row}
            index={i}
            choices={choices}
            notice={notices.find(({ field }) => field === `territory.${i}.codes`)}
          />
        ))}
      </ol>
      {includesMoreThanAll(draft.territory) && <Callout tone="warning">{t("all")}</Callout>}
      <div className="flex flex-wrap items-center gap-2" data-add="territory">
        {TERRITORY_KINDS.map((kind) => (
          <RowButton<Edit> key={kind} edit={`addTerritory:${kind}`}>
            <Plus aria-hidden />
            {t(`add.${kind}`)}
          </RowButton>
        ))}
      </div>
    </Section>
  );
}

/** A new contract begins with its whole country: a row beside it that includes a part of that narrows nothing. */
function includesMoreThanAll(rows: readonly TerritoryDraft[]): boolean {
  const included = rows.filter(({ effect }) => effect === "include");
  return included.some(
    (whole) =>
      whole.kind === "country" &&
      included.some(({ kind, country }) => kind !== "country" && country === whole.country),
  );
}
