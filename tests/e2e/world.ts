/** What the journeys find: a running server and two brands whose people have the same addresses, so that a leak would show. */
import type { Locale } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";

export interface Login {
  readonly userId: Id<"user">;
  readonly email: string;
  readonly password: string;
}

export interface WorldBrand {
  readonly id: Id<"brand">;
  readonly slug: string;
  readonly name: string;
  readonly locale: Locale;
  /** "http://sonnenmarkt.localhost:4711" */
  readonly origin: string;
  readonly operator: Login;
  readonly buyer: Login & { readonly buyerId: Id<"buyer">; readonly name: string };
  readonly supplier: Login & { readonly supplierId: Id<"supplier"> };
}

export interface World {
  readonly port: number;
  readonly databaseUrl: string;
  readonly sonne: WorldBrand;
  readonly prairie: WorldBrand;
}

/** The world of this run, made by global-setup. */
export function world(): World {
  const text = process.env.E2E_WORLD;
  if (!text) throw new Error("global-setup has not run");
  return JSON.parse(text) as World;
}
