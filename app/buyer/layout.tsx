import { Columns3, FileText, Inbox, LayoutDashboard, Send, Settings, UsersRound, Wallet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/brand/nav";
import { PortalLayout } from "@/lib/web/portal-layout";

export default async function BuyerLayout({ children }: { children: ReactNode }) {
  const [t, team] = await Promise.all([getTranslations("buyer"), getTranslations("team")]);
  const items: NavItem[] = [
    {
      href: "/buyer",
      label: t("nav.overview"),
      icon: <LayoutDashboard aria-hidden />,
      exact: true,
      phone: true,
    },
    { href: "/buyer/leads", label: t("nav.leads"), icon: <Inbox aria-hidden />, phone: true },
    { href: "/buyer/pipeline", label: t("nav.pipeline"), icon: <Columns3 aria-hidden /> },
    { href: "/buyer/wallet", label: t("nav.wallet"), icon: <Wallet aria-hidden />, phone: true },
    { href: "/buyer/contracts", label: t("nav.contracts"), icon: <FileText aria-hidden /> },
    { href: "/buyer/deliveries", label: t("nav.deliveries"), icon: <Send aria-hidden /> },
    { href: "/buyer/team", label: team("title"), icon: <UsersRound aria-hidden /> },
    { href: "/buyer/settings", label: t("nav.settings"), icon: <Settings aria-hidden /> },
  ];
  return (
    <PortalLayout kind="buyer" name={t("portal")} nav={[{ items }]}>
      {children}
    </PortalLayout>
  );
}
