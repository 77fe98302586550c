import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { LEADS_PATH } from "./lead-query";

export function NoLeads({ filtered }: { readonly filtered: boolean }) {
  const t = useTranslations("operator.leads");
  if (filtered) {
    return (
      <EmptyState title={t("noMatch")} action={<LinkButton href={LEADS_PATH}>{t("showAll")}</LinkButton>} />
    );
  }
  return (
    <EmptyState
      title={t("none")}
      action={<LinkButton href="/operator/suppliers">{t("toSuppliers")}</LinkButton>}
    >
      {t("noneText")}
    </EmptyState>
  );
}
