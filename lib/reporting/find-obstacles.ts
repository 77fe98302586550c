/** What keeps a buyer's contracts from buying, beside money (a pure rule): the overview says it and links to where it is set. */
import type { ContractUsage } from "./usage-schema";

const PERIODS = ["total", "month", "week", "day"] as const;

type Limits = Readonly<Record<(typeof PERIODS)[number], number | null>>;

interface Contract {
  readonly id: string;
  readonly name: string;
  readonly categoryId: string;
  readonly paused: boolean;
  readonly caps: Limits;
  readonly budgetsMinor: Limits;
  readonly priceExclusiveMinor: number | null;
  readonly priceSharedMinor: number | null;
}

export interface Obstacle {
  readonly kind: "paused" | "cap" | "budget";
  /** With their categories: a buyer's contracts often bear one name in several. */
  readonly contracts: readonly Pick<Contract, "id" | "name" | "categoryId">[];
  /** When it passes by itself; null: it does not. */
  readonly until: Date | null;
}

/**
 * One obstacle at most per contract, the one that lasts longest; contracts with the same obstacle until the same moment are
 * told together. A budget stands in the way when not even the cheapest sale fits into it any more.
 */
export function findObstacles(
  contracts: readonly Contract[],
  usage: readonly ContractUsage[],
): readonly Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const contract of contracts) {
    const used = usage.find(({ contractId }) => contractId === contract.id);
    const obstacle = obstacleOf(contract, used);
    if (!obstacle) continue;
    const key = `${obstacle.kind} ${obstacle.until?.getTime() ?? "never"}`;
    const others = found.get(key)?.contracts ?? [];
    const { id, name, categoryId } = contract;
    found.set(key, { ...obstacle, contracts: [...others, { id, name, categoryId }] });
  }
  return [...found.values()];
}

function obstacleOf(contract: Contract, used: ContractUsage | undefined): Omit<Obstacle, "contracts"> | null {
  if (contract.paused) return { kind: "paused", until: null };
  if (!used) return null;
  const prices = [contract.priceExclusiveMinor, contract.priceSharedMinor].filter((price) => price !== null);
  const cheapest = Math.min(...prices);
  for (const period of PERIODS) {
    const [cap, budget] = [contract.caps[period], contract.budgetsMinor[period]];
    const { count, spentMinor, resetsAt } = used[period];
    if (cap !== null && count >= cap) return { kind: "cap", until: resetsAt };
    if (budget !== null && spentMinor + cheapest > budget) return { kind: "budget", until: resetsAt };
  }
  return null;
}
