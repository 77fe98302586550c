import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import { getViews } from "@/lib/web/get-views";

export const LOG_PATH = "/operator/deliveries";
export const HEALTH_PATH = "/operator/deliveries/endpoints";

/** As in the navigation, a list whose reader has a default view opens with it. */
export async function DeliveryTabs({ active }: { readonly active: "log" | "endpoints" }) {
  const [t, views] = await Promise.all([getTranslations("endpoints.health"), getViews()]);
  const opening = (path: string) => {
    const query = views.find(({ page, isDefault }) => isDefault && page === path)?.query;
    return query ? `${path}?${query}` : path;
  };
  return (
    <Tabs
      label={t("views")}
      tabs={[
        { href: opening(LOG_PATH), label: t("log"), active: active === "log" },
        { href: opening(HEALTH_PATH), label: t("tab"), active: active === "endpoints" },
      ]}
    />
  );
}
