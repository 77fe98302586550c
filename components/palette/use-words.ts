"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import { formatExact } from "@/lib/core/time-text";
import { pickText } from "../lead/pick-text";
import type { Words } from "./list-options";

/** The palette's words from the catalogue. */
export function useWords(): Words {
  const t = useTranslations("ui.palette");
  const tUi = useTranslations("ui");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return useMemo(
    () => ({
      groups: {
        pages: t("groups.pages"),
        leads: t("groups.leads"),
        contracts: t("groups.contracts"),
        buyers: t("groups.buyers"),
        suppliers: t("groups.suppliers"),
        deeds: t("groups.deeds"),
      },
      pause: (name) => t("pause", { name }),
      resume: (name) => t("resume", { name }),
      verbs: t("verbs").split(" "),
      nouns: t("nouns").split(" "),
      nameless: t("nameless"),
      category: (name) => pickText(name, locale),
      moment: (at) => formatExact(new Date(at), locale, zone),
      themes: { light: t("themes.light"), dark: t("themes.dark"), system: t("themes.system") },
      shortcuts: t("shortcuts"),
      signOut: tUi("signOut"),
    }),
    [t, tUi, locale, zone],
  );
}
