import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

/** Before the first lead: five empty columns would say nothing. */
export function EmptyPipeline() {
  const t = useTranslations("buyer");
  return (
    <>
      <PageHeader title={t("pipeline.title")} />
      <EmptyState
        title={t("leads.empty")}
        action={<LinkButton href="/buyer/contracts">{t("leads.toContracts")}</LinkButton>}
      >
        {t("pipeline.emptyText")}
      </EmptyState>
    </>
  );
}
