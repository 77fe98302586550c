import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/app/_settings/settings-section";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const ctx = await requireCtx("buyer");
  const buyer = await pageQuery(ctx, getBuyer, { id: ctx.actor.buyerId });
  return <SettingsSection ctx={ctx} buyersZone={buyer.timeZone} />;
}
