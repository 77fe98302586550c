import { useTranslations } from "next-intl";
import { Time } from "@/components/time";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { Obstacle } from "@/lib/reporting/find-obstacles";
import type { Funding } from "@/lib/reporting/read-funding";
import { FundingNote } from "../wallet/_components/funding-note";

interface Props {
  readonly wallet: Funding;
  readonly suspended: boolean;
  readonly obstacles: readonly Obstacle[];
  /** The buyer's zone, in which limits begin anew. */
  readonly timeZone: string;
  readonly currency: Currency;
  readonly brandName: string;
}

/** What stands in the way of buying, with where to change it; one calm line where nothing does. */
export function ObstacleList({ wallet, suspended, obstacles, timeZone, currency, brandName }: Props) {
  const t = useTranslations("buyer.overview");
  const short = wallet.funding !== "funded" || wallet.frozenAt !== null;
  if (!suspended && !short && obstacles.length === 0) {
    return wallet.activeContracts > 0 ? <p className="text-muted">{t("clear")}</p> : null;
  }
  return (
    <div className="grid gap-3">
      {suspended && <Callout tone="danger">{t("way.suspended", { brand: brandName })}</Callout>}
      <FundingNote wallet={wallet} currency={currency} brandName={brandName} />
      {obstacles.length > 0 && (
        <Callout tone="warning" title={t("inTheWay")}>
          <ul className="grid gap-1">
            {obstacles.map((obstacle) => (
              <li key={`${obstacle.kind}-${obstacle.until?.getTime() ?? 0}`}>
                <ObstacleText obstacle={obstacle} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}

function ObstacleText({ obstacle, timeZone }: { readonly obstacle: Obstacle; readonly timeZone: string }) {
  const t = useTranslations("buyer.overview.way");
  const { kind, contracts, until } = obstacle;
  const [first] = contracts;
  const href = contracts.length === 1 && first ? `/buyer/contracts/${first.id}` : "/buyer/contracts";
  const time = () => (until ? <Time at={until} timeZone={timeZone} mode="exact" /> : null);
  return (
    <>
      {t(kind, { count: contracts.length, name: first?.name ?? "" })}
      {kind !== "paused" && <> {until ? t.rich("until", { time }) : t("forGood")}</>}.{" "}
      <TextLink href={href}>{t("look")}</TextLink>
    </>
  );
}
