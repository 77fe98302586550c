/** Versions of a contract, for who shows them. */
import type { ContractInput } from "@/lib/routing/schema";

export interface TermChange {
  readonly term: keyof ContractInput;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ContractChange {
  readonly id: string;
  readonly at: Date;
  /** "contract.update" */
  readonly action: string;
  /** null: the system. */
  readonly by: string | null;
  readonly byKey: boolean;
  readonly byBuyer: boolean;
  readonly terms: readonly TermChange[];
  /** Where the change was one of the status alone. */
  readonly status: string | null;
}
