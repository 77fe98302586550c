import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Time } from "@/components/time";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { Obstacle } from "@/lib/reporting/find-obstacles";
import type { Funding } from "@/lib/reporting/read-funding";
import { FundingNote } from "../wallet/_components/funding-note";

interface Props {
  readonly wallet: Funding;
  readonly suspended: boolean;
  readonly obstacles: readonly Obstacle[];
  readonly categories: readonly CategoryView[];
  /** The buyer's zone, in which limits begin anew. */
  readonly timeZone: string;
  readonly currency: Currency;
  readonly brandName: string;
}

/** What stands in the way of buying, with where to change it; one calm line where nothing does. */
export function ObstacleList(props: Props) {
  const { wallet, suspended, obstacles, categories, timeZone, currency, brandName } = props;
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
                <ObstacleText obstacle={obstacle} categories={categories} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}

function ObstacleText({
  obstacle,
  categories,
  timeZone,
}: {
  readonly obstacle: Obstacle;
  readonly categories: readonly CategoryView[];
  readonly timeZone: string;
}) {
  const locale = useLocale();
  const t = useTranslations("buyer.overview.way");
  const { kind, contracts, until } = obstacle;
  const [first] = contracts;
  const category = categories.find(({ id }) => id === first?.categoryId);
  const href = contracts.length === 1 && first ? `/buyer/contracts/${first.id}` : "/buyer/contracts";
  const time = () => (until ? <Time at={until} timeZone={timeZone} mode="exact" /> : null);
  return (
    <>
      {t(kind, {
        count: contracts.length,
        name: first?.name ?? "",
        category: category ? pickText(category.name, locale) : "",
      })}
      {kind !== "paused" && <> {until ? t.rich("until", { time }) : t("forGood")}</>}.{" "}
      <TextLink href={href}>{t("look")}</TextLink>
    </>
  );
}
