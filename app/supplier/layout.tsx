import { House, Inbox, Plug, Settings, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/brand/nav";
import { PortalLayout } from "@/lib/web/portal-layout";

export default async function SupplierLayout({ children }: { children: ReactNode }) {
  const [t, team, settings] = await Promise.all([
    getTranslations("supplier"),
    getTranslations("team"),
    getTranslations("settings"),
  ]);
  const items: NavItem[] = [
    {
      href: "/supplier",
      label: t("nav.overview"),
      icon: <House aria-hidden />,
      exact: true,
      phone: true,
    },
    { href: "/supplier/leads", label: t("nav.leads"), icon: <Inbox aria-hidden />, phone: true },
    { href: "/supplier/sources", label: t("nav.sources"), icon: <Plug aria-hidden />, phone: true },
    { href: "/supplier/team", label: team("title"), icon: <UsersRound aria-hidden /> },
    { href: "/supplier/settings", label: settings("title"), icon: <Settings aria-hidden /> },
  ];
  return (
    <PortalLayout kind="supplier" name={t("portal")} nav={[{ items }]}>
      {children}
    </PortalLayout>
  );
}
