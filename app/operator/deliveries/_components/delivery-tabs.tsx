import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

export const LOG_PATH = "/operator/deliveries";
export const HEALTH_PATH = "/operator/deliveries/endpoints";

export function DeliveryTabs({ active }: { readonly active: "log" | "endpoints" }) {
  const t = useTranslations("endpoints.health");
  return (
    <Tabs
      label={t("views")}
      tabs={[
        { href: LOG_PATH, label: t("log"), active: active === "log" },
        { href: HEALTH_PATH, label: t("tab"), active: active === "endpoints" },
      ]}
    />
  );
}
