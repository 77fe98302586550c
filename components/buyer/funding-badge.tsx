import { useTranslations } from "next-intl";
import { StatusPill } from "../ui/status-pill";

const TONES = { funded: "success", limited: "warning", empty: "danger" } as const;

/** Whether a buyer's money covers what the contracts ask for. */
export function FundingBadge({ funding }: { readonly funding: keyof typeof TONES }) {
  const t = useTranslations("wallet");
  return (
    <StatusPill tone={TONES[funding]} title={t(`fundingHint.${funding}`)}>
      {t(`funding.${funding}`)}
    </StatusPill>
  );
}
