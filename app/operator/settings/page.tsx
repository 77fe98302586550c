import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/app/_settings/settings-section";
import { LogoForm } from "@/components/settings/logo-form";
import { Card } from "@/components/ui/card";
import { NEUTRALS } from "@/lib/brands/theme-palette";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getRequestBrand } from "@/lib/web/brand";
import { removeLogoAction, setLogoAction } from "@/lib/web/brand-actions";
import { requireCtx } from "@/lib/web/ctx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const ctx = await requireCtx("operator");
  const [brand, t] = await Promise.all([getRequestBrand(), getTranslations("settings.logo")]);
  return (
    <SettingsSection ctx={ctx}>
      {brand && mayDo(actorClass(ctx.actor), "brand.manage") && (
        <Card title={t("title")}>
          <LogoForm
            name={brand.name}
            logo={brand.logo}
            pages={NEUTRALS}
            set={setLogoAction}
            remove={removeLogoAction}
          />
        </Card>
      )}
    </SettingsSection>
  );
}
