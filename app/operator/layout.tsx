import {
  Building2,
  FileText,
  House,
  Inbox,
  ScrollText,
  Send,
  Settings,
  Tags,
  Truck,
  UsersRound,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/brand/nav";
import { PortalLayout } from "@/lib/web/portal-layout";

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const [t, settings] = await Promise.all([getTranslations("operator"), getTranslations("settings")]);
  const items: NavItem[] = [
    { href: "/operator", label: t("nav.overview"), icon: <House aria-hidden />, exact: true },
    { href: "/operator/leads", label: t("nav.leads"), icon: <Inbox aria-hidden />, phone: true },
    { href: "/operator/buyers", label: t("nav.buyers"), icon: <Building2 aria-hidden />, phone: true },
    { href: "/operator/deliveries", label: t("nav.deliveries"), icon: <Send aria-hidden />, phone: true },
  ];
  const setup: NavItem[] = [
    { href: "/operator/contracts", label: t("nav.contracts"), icon: <FileText aria-hidden /> },
    { href: "/operator/suppliers", label: t("nav.suppliers"), icon: <Truck aria-hidden /> },
    { href: "/operator/categories", label: t("nav.categories"), icon: <Tags aria-hidden /> },
    { href: "/operator/team", label: t("nav.team"), icon: <UsersRound aria-hidden /> },
    { href: "/operator/audit", label: t("nav.audit"), icon: <ScrollText aria-hidden /> },
    { href: "/operator/settings", label: settings("title"), icon: <Settings aria-hidden /> },
  ];
  return (
    <PortalLayout
      kind="operator"
      name={t("portal")}
      nav={[{ items }, { label: t("nav.setup"), items: setup }]}
    >
      {children}
    </PortalLayout>
  );
}
