/** What the steps of the seed hand on: the brand as made so far, its clock, and where its webhooks go. */
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import type { DemoBrand } from "./demo-file";
import type { PlannedBrand, PlannedCategory } from "./plan";
import type { Random } from "./random";

/** The addresses of the demo's own webhook receiver. */
export interface DemoHooks {
  readonly ok: string;
  /** Was down for two days, some weeks ago. */
  readonly recovered: string;
  /** Fails since yesterday. */
  readonly failing: string;
  /** Failed until it was given up. */
  readonly closed: string;
}

/** The demo's clock: the seed turns it. */
export interface SeedClock {
  at: Date;
}

export interface SeededBrand {
  readonly plan: PlannedBrand;
  readonly ctx: Ctx;
  readonly clock: SeedClock;
  readonly random: Random;
  readonly file: DemoBrand;
  /** In the order of the plan. */
  readonly buyers: readonly {
    readonly id: Id<"buyer">;
    readonly name: string;
    readonly userId: Id<"user">;
  }[];
  /** The manager: who books money and takes sales back. */
  readonly managerId: Id<"user">;
  readonly sources: readonly {
    readonly id: Id<"source">;
    readonly supplierId: Id<"supplier">;
    readonly category: PlannedCategory;
    readonly test: boolean;
  }[];
}

export interface MadeCategory {
  readonly id: Id<"category">;
  readonly plan: PlannedCategory;
  readonly stageIds: readonly Id<"stage">[];
}

export type MadeBuyer = DemoBrand["buyers"][number] & {
  readonly id: Id<"buyer">;
  readonly userId: Id<"user">;
};
