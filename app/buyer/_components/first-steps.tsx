import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";

interface Props {
  readonly wallet: Funding;
  readonly currency: Currency;
  readonly brandName: string;
}

/** Before the first lead there are no figures to show, but a way to it. */
export function FirstSteps({ wallet, currency, brandName }: Props) {
  const t = useTranslations("buyer.overview.first");
  const brand = brandName;
  const { activeContracts, availableMinor, missingMinor } = wallet;
  const isCovered = availableMinor > 0 && missingMinor === 0;
  const amount = () => <Money amountMinor={wallet.balanceMinor} currency={currency} />;
  const missing = () => <Money amountMinor={missingMinor} currency={currency} />;
  return (
    <Card title={t("title")}>
      <ol className="grid max-w-prose gap-4">
        <Step
          done={activeContracts > 0}
          title={t("contract")}
          link={<TextLink href="/buyer/contracts">{t("toContracts")}</TextLink>}
        >
          {activeContracts > 0 ? t("contractDone", { count: activeContracts }) : t("contractText", { brand })}
        </Step>
        <Step
          done={isCovered}
          title={t("money")}
          link={<TextLink href="/buyer/wallet">{t("toWallet")}</TextLink>}
        >
          {t.rich("moneyText", { amount })}{" "}
          {!isCovered &&
            (missingMinor > 0 ? t.rich("moneyMissing", { missing, brand }) : t("moneyHow", { brand }))}
        </Step>
        <Step
          title={t("endpoints")}
          link={<TextLink href="/buyer/contracts/endpoints">{t("toEndpoints")}</TextLink>}
        >
          {t("endpointsText")}
        </Step>
        <Step title={t("lead")} link={<TextLink href="/buyer/leads">{t("toLeads")}</TextLink>}>
          {t("leadText")}
        </Step>
      </ol>
    </Card>
  );
}

interface StepProps {
  readonly done?: boolean;
  readonly title: string;
  readonly link: ReactNode;
  readonly children: ReactNode;
}

function Step({ done = false, title, link, children }: StepProps) {
  const t = useTranslations("buyer.overview.first");
  const Icon = done ? CircleCheck : CircleDashed;
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={done ? "mt-0.5 size-5 text-success" : "mt-0.5 size-5 text-muted"} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {title}
          {done && <span className="sr-only"> ({t("done")})</span>}
        </p>
        <p className="text-muted">{children}</p>
        <p className="mt-1">{link}</p>
      </div>
    </li>
  );
}
