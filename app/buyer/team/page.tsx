import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamSection } from "@/app/_team/team-section";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { requireCtx } from "@/lib/web/ctx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("team");
  return { title: t("title") };
}

export default async function BuyerTeamPage() {
  const ctx = await requireCtx("buyer");
  const t = await getTranslations("team");
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text.buyer")}
        actions={<ExportLink href="/buyer/team/export" />}
      />
      <TeamSection ctx={ctx} team={{ kind: "buyer", buyerId: ctx.actor.buyerId }} />
    </>
  );
}
