import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/app/_settings/settings-section";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { getPreferences } from "@/lib/accounts/get-preferences";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { amountTyped } from "@/lib/web/form-amount";
import { pageQuery } from "@/lib/web/page-query";
import { NoticeCard } from "./_components/notice-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const ctx = await requireCtx("buyer");
  const [buyer, preferences] = await Promise.all([
    pageQuery(ctx, getBuyer, { id: ctx.actor.buyerId }),
    pageQuery(ctx, getPreferences, {}),
  ]);
  const setsAlert = mayDo(actorClass(ctx.actor), "buyer.set_alert");
  return (
    <SettingsSection ctx={ctx} buyersZone={buyer.timeZone}>
      <NoticeCard
        preferences={preferences}
        lowBalance={setsAlert ? amountTyped(buyer.lowBalance, ctx.locale) : null}
        currency={ctx.brand.currency}
      />
    </SettingsSection>
  );
}
