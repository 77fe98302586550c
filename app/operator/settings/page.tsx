import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/app/_settings/settings-section";
import { requireCtx } from "@/lib/web/ctx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  return <SettingsSection ctx={await requireCtx("operator")} />;
}
