import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";

/** What was sent and is no field of the category, or could not be read as one. */
export function ExtraList({ extra }: { readonly extra: Readonly<Record<string, unknown>> | null }) {
  const t = useTranslations("supplier.lead");
  const entries = Object.entries(extra ?? {});
  if (entries.length === 0) return null;
  const items = entries.map(([term, value]) => ({
    term,
    value: <span className="break-all">{typeof value === "string" ? value : JSON.stringify(value)}</span>,
  }));
  return (
    <Card title={t("extra")}>
      <p className="mb-3 text-muted">{t("extraText")}</p>
      <DescriptionList items={items} />
    </Card>
  );
}
