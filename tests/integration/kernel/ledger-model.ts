/** What the kernel should do, in plain words and without a database; and the random plans that both are given. */
import fc from "fast-check";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";

export interface ContractPlan {
  readonly buyer: number;
  readonly exclusive: number;
  readonly shared: number;
  readonly capDay: number | null;
  readonly capTotal: number | null;
  readonly budgetTotal: number | null;
  readonly paused: boolean;
}

export interface AskPlan {
  readonly contract: number;
  readonly whole: boolean;
  readonly byBid: boolean;
}

export type Step =
  | {
      readonly do: "sell";
      readonly leads: readonly { asks: readonly AskPlan[]; shares: number; stageMax: number }[];
    }
  | { readonly do: "resell"; readonly lead: number; readonly asks: readonly AskPlan[] }
  | { readonly do: "adjust"; readonly buyer: number; readonly amount: number }
  | { readonly do: "limit"; readonly buyer: number; readonly limit: number }
  | { readonly do: "reverse"; readonly sale: number };

export const BUYERS = 3;
export const CONTRACTS = 4;

const asks = fc.array(
  fc.record({ contract: fc.nat(CONTRACTS - 1), whole: fc.boolean(), byBid: fc.boolean() }),
  { maxLength: 5 },
);
export const contractPlan: fc.Arbitrary<ContractPlan> = fc.record({
  buyer: fc.nat(BUYERS - 1),
  exclusive: fc.integer({ min: 1, max: 999 }),
  shared: fc.integer({ min: 1, max: 399 }),
  capDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  capTotal: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  budgetTotal: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null, freq: 3 }),
  paused: fc.constantFrom(false, false, false, true),
});
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("sell" as const),
      leads: fc.array(fc.record({ asks, shares: fc.integer({ min: 1, max: 3 }), stageMax: fc.nat(2) }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("resell" as const), lead: fc.nat(20), asks }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("adjust" as const),
      buyer: fc.nat(BUYERS - 1),
      amount: fc.integer({ min: -800, max: 1500 }).filter((amount) => amount !== 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("limit" as const),
      buyer: fc.nat(BUYERS - 1),
      limit: fc.nat(1000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reverse" as const), sale: fc.nat(20) }) },
);

export interface ModelLead {
  readonly id: string;
  readonly shares: number;
  taken: number;
  readonly owners: Set<number>;
}

export interface ModelSale {
  readonly id: string;
  readonly lead: ModelLead;
  readonly buyer: number;
  readonly whole: boolean;
  readonly price: number;
  reversed: boolean;
}

export class Model {
  readonly balance = Array.from({ length: BUYERS }, () => 0);
  readonly limit = Array.from({ length: BUYERS }, () => 0);
  readonly sold = Array.from({ length: CONTRACTS }, () => 0);
  readonly spent = Array.from({ length: CONTRACTS }, () => 0);
  readonly leads: ModelLead[] = [];
  readonly sales: ModelSale[] = [];

  constructor(readonly plans: readonly ContractPlan[]) {}

  private refusal(plan: ContractPlan, at: number, price: number, owned: boolean): number | null {
    const count = this.sold[at] ?? 0;
    const left = [
      { code: code.cap_day, left: plan.capDay === null ? null : plan.capDay - count },
      { code: code.cap_total, left: plan.capTotal === null ? null : plan.capTotal - count },
    ].filter((cap): cap is { code: typeof cap.code; left: number } => cap.left !== null);
    const tightest = left.toSorted((a, b) => a.left - b.left)[0];
    if (plan.paused) return code.paused;
    if (tightest && tightest.left < 1) return tightest.code;
    if (plan.budgetTotal !== null && plan.budgetTotal - (this.spent[at] ?? 0) < price)
      return code.budget_total;
    if (owned) return code.has_this_person;
    const funds = (this.balance[plan.buyer] ?? 0) + (this.limit[plan.buyer] ?? 0);
    return funds < price ? code.insufficient_funds : null;
  }

  /** The codes of the candidates; books the sales among them. */
  walk(lead: ModelLead, asked: readonly AskPlan[], stageMax: number): { codes: number[]; sold: ModelSale[] } {
    const sold: ModelSale[] = [];
    const codes = asked.map(({ contract, whole, byBid }) => {
      const plan = this.plans[contract];
      if (!plan) throw new Error("no such contract");
      if (lead.taken >= lead.shares || (whole && lead.taken > 0)) return byBid ? code.outbid : code.sold_out;
      if (stageMax > 0 && sold.length >= stageMax) return code.not_reached;
      const price = whole ? plan.exclusive : plan.shared;
      const refused = this.refusal(plan, contract, price, lead.owners.has(plan.buyer));
      if (refused !== null) return refused;
      lead.taken = whole ? lead.shares : lead.taken + 1;
      lead.owners.add(plan.buyer);
      this.balance[plan.buyer] = (this.balance[plan.buyer] ?? 0) - price;
      this.sold[contract] = (this.sold[contract] ?? 0) + 1;
      this.spent[contract] = (this.spent[contract] ?? 0) + price;
      sold.push({ id: "", lead, buyer: plan.buyer, whole, price, reversed: false });
      return code.sold;
    });
    return { codes, sold };
  }
}
