/** What a demo brand is made of, before it is made. */
import type { Currency } from "@/lib/core/money";
import type { DuplicateRule, Field, LocalText } from "@/lib/leads/schema";
import type { StageInput, Territory } from "@/lib/routing/schema";

export type PlannedField = Omit<Field, "number">;

export interface PlannedCategory {
  readonly key: string;
  readonly name: LocalText;
  readonly fields: readonly PlannedField[];
  readonly duplicateRule: DuplicateRule;
  readonly consentRequired: boolean;
  readonly maxShares: number;
  readonly supplierShareBps: number;
  readonly minimumPriceMinor: number;
  readonly stages: readonly Pick<StageInput, "name" | "strategy" | "exclusiveFirst" | "maxSales">[];
  /** What contracts pay, from and to, in minor units. */
  readonly exclusivePrices: readonly [number, number];
  readonly sharedPrices: readonly [number, number];
  /** What a deal brings the buyer, from and to, in whole units of the currency. */
  readonly deals: readonly [number, number];
}

export interface PlannedBrand {
  readonly slug: string;
  readonly name: string;
  readonly legalName: string;
  readonly currency: Currency;
  readonly country: string;
  readonly locale: "en" | "de";
  readonly timeZone: string;
  readonly theme: { readonly brandColor: string; readonly radius: number; readonly font: "geist" | "system" };
  readonly mailFrom: string;
  readonly categories: readonly PlannedCategory[];
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Where contracts buy: each buyer has a home among them. */
  readonly homes: readonly {
    readonly name: string;
    readonly territory: Territory;
    readonly timeZone?: string;
  }[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly streets: readonly string[];
  /** A phone number of the country that nobody has, for the n-th person. */
  readonly phone: (n: number) => string;
  readonly distanceUnit: "km" | "mi";
  /** Leads of an ordinary day, and the states where half of them live: where the suppliers advertise. */
  readonly perDay: number;
  readonly busyStates: readonly string[];
  /** A contract that nothing ever meets: a field of the first category and a least value beyond what people say. */
  readonly neverMet: { readonly name: string; readonly field: string; readonly atLeast: number };
  readonly texts: DemoTexts;
  readonly seed: number;
}

/** What people of the brand write: in its language. */
export interface DemoTexts {
  readonly transfer: string;
  readonly correction: string;
  /** Why sales were taken back. */
  readonly reversals: readonly string[];
  /** A buyer's notes on a lead that has come so far. */
  readonly notes: Readonly<Record<"contacted" | "quoted" | "won" | "lost", readonly string[]>>;
}

export const DUPLICATES: DuplicateRule = {
  fields: ["email", "phone"],
  match: "any",
  windowDays: 30,
  scope: "category",
  action: "reject",
};
