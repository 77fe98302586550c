import { useTranslations } from "next-intl";
import { FundingBadge } from "@/components/buyer/funding-badge";
import { StatusPill } from "@/components/ui/status-pill";
import type { Funding } from "@/lib/reporting/read-funding";

/** Whether the wallet buys: what is frozen covers nothing, however much is in it. */
export function FundingPill({ wallet }: { readonly wallet: Pick<Funding, "funding" | "frozenAt"> }) {
  const t = useTranslations("buyer.wallet");
  if (wallet.frozenAt) return <StatusPill tone="danger">{t("frozenPill")}</StatusPill>;
  return <FundingBadge funding={wallet.funding} />;
}
