"use client";

import { useTranslations } from "next-intl";
import type { ContractPreview } from "@/lib/reporting/preview-schema";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TerritoryMapView } from "../territory-map";
import type { EditorChoices, EditorPicture } from "./editor-types";
import { PreviewPanel } from "./preview-panel";

interface Props {
  readonly picture: EditorPicture;
  readonly preview: ContractPreview | undefined;
  readonly choices: EditorChoices;
  readonly pending: boolean;
}

/** What the form says, beside it: a sentence, a map, and what it would have bought. */
export function DraftAside({ picture, preview, choices, pending }: Props) {
  const t = useTranslations("editor.aside");
  return (
    <aside className="grid content-start gap-4 lg:row-span-2 lg:self-start lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
      <Card
        title={t("summary")}
        actions={
          <Button size="sm" type="submit" name="intent" value="refresh">
            {t("refresh")}
          </Button>
        }
      >
        <p role="status" className="text-[0.9375rem]" data-summary>
          {picture.summary ?? t("incomplete")}
        </p>
      </Card>
      {picture.maps.length > 0 && (
        <Card title={t("map")}>
          <div className="grid gap-5 lg:[&_svg]:max-h-64">
            {picture.maps.map((map) => (
              <TerritoryMapView key={map.country} map={map} />
            ))}
          </div>
        </Card>
      )}
      <Card title={t("preview")}>
        <div className="grid gap-3">
          <div role="status" aria-busy={pending}>
            {preview ? (
              <PreviewPanel preview={preview} fields={choices.fields} currency={choices.currency} />
            ) : (
              <p className="text-muted">{t("previewText")}</p>
            )}
          </div>
          <div>
            <Button type="submit" name="intent" value="preview" aria-disabled={pending || undefined}>
              {t(preview ? "previewAgain" : "previewNow")}
            </Button>
          </div>
        </div>
      </Card>
    </aside>
  );
}
