/**
 * The context of a use case: which brand, who asks, when. Made at the doors only (`lib/web/ctx.ts`, `lib/api/auth.ts`,
 * `systemCtx` for jobs and seed), always from the Host, the session or the key, never from the input.
 */
import type { Id } from "./id";
import type { Currency } from "./money";
import type { ActorClass, CompanyRole, OperatorRole } from "./permissions";

export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

/** What every use case may know of its brand without a query. */
export interface BrandFacts {
  readonly id: Id<"brand">;
  readonly slug: string;
  readonly name: string;
  readonly currency: Currency;
  /** IANA zone, for deadlines and figures of the brand. Caps and schedules use the buyer's. */
  readonly timeZone: string;
  readonly locale: Locale;
}

interface ViaKey {
  /** Set where the actor came by an API key instead of a session. */
  readonly keyId?: Id<"key">;
}

export type Actor =
  | ({ readonly kind: "operator"; readonly userId: Id<"user">; readonly role: OperatorRole } & ViaKey)
  | ({
      readonly kind: "buyer";
      readonly userId: Id<"user">;
      readonly buyerId: Id<"buyer">;
      readonly role: CompanyRole;
    } & ViaKey)
  | ({
      readonly kind: "supplier";
      readonly userId: Id<"user">;
      readonly supplierId: Id<"supplier">;
      readonly role: CompanyRole;
    } & ViaKey)
  | {
      readonly kind: "source";
      readonly sourceId: Id<"source">;
      readonly supplierId: Id<"supplier">;
      readonly keyId: Id<"key">;
      /** A test key makes test leads only. */
      readonly test: boolean;
    }
  | { readonly kind: "system"; readonly name: string }
  | { readonly kind: "anonymous" };

export interface Ctx<A extends Actor = Actor> {
  readonly brand: BrandFacts;
  readonly actor: A;
  /** Correlates log lines, audit and the error a person sees. */
  readonly requestId: string;
  /** The clock: rules and use cases take the time from here, so that tests and the seed can set it. */
  readonly now: () => Date;
  readonly locale: Locale;
}

export function actorClass(actor: Actor): ActorClass {
  switch (actor.kind) {
    case "operator":
      return `operator:${actor.role}`;
    case "buyer":
      return `buyer:${actor.role}`;
    case "supplier":
      return `supplier:${actor.role}`;
    default:
      return actor.kind;
  }
}

/** A context for work that no person asked for: jobs, seed, tests of steps. */
export function systemCtx(brand: BrandFacts, name: string, now: () => Date = () => new Date()): Ctx {
  return { brand, actor: { kind: "system", name }, requestId: `system:${name}`, now, locale: brand.locale };
}
