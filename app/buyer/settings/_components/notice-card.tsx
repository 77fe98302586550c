import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Preferences } from "@/lib/accounts/preferences-schema";
import type { Currency } from "@/lib/core/money";
import { LowBalanceForm } from "./low-balance-form";
import { NoticeForm } from "./notice-form";

interface Props {
  readonly preferences: Preferences;
  /** As one types it; null: not for this reader to change. */
  readonly lowBalance: string | null;
  readonly currency: Currency;
}

/** The mails one gets without asking, and from when on. */
export function NoticeCard({ preferences, lowBalance, currency }: Props) {
  const t = useTranslations("buyer.settings.notices");
  return (
    <Card title={t("title")}>
      <div className="grid gap-6">
        <NoticeForm preferences={preferences} />
        {lowBalance !== null && <LowBalanceForm amount={lowBalance} currency={currency} />}
      </div>
    </Card>
  );
}
