/**
 * All brands of the installation by host and by id, held in memory: every request asks. Answers are at most a few seconds
 * old; whoever asks gets what is known while the next reading runs. What is not known is looked for once more, so that a new
 * brand answers at once, but not more often than once a second, so that made-up hosts cost nothing.
 */
import { asc, isNull } from "drizzle-orm";
import { withPlatform } from "@/db/brand";
import { brandHost, brand as brandTable } from "@/db/schema";
import type { BrandFacts } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { log } from "@/lib/runtime/log";
import { type BrandLogo, logoOfTheme } from "./logo-schema";
import { type BrandTheme, brandThemeSchema, DEFAULT_THEME } from "./theme-schema";

/** What is known of a brand without a query. */
export interface KnownBrand extends BrandFacts {
  readonly legalName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly theme: BrandTheme;
  readonly logo: BrandLogo;
  /** Sender of its mails: "Name <address>" or an address. */
  readonly mailFrom: string;
  /** Where links in mails lead: lower case, without port. */
  readonly primaryHost: string;
  readonly hosts: readonly string[];
}

export interface BrandDirectory {
  /** `host` in lower case, without port. */
  findByHost(host: string): Promise<KnownBrand | null>;
  findById(id: Id<"brand">): Promise<KnownBrand | null>;
  list(): Promise<readonly KnownBrand[]>;
  /** Reads now: after a change that must show at once in this process. */
  refresh(): Promise<void>;
}

interface Snapshot {
  readonly brands: readonly KnownBrand[];
  readonly byHost: ReadonlyMap<string, KnownBrand>;
  readonly byId: ReadonlyMap<string, KnownBrand>;
  readonly readAt: number;
}

const STALE_AFTER_MS = 3_000;
const SEARCH_AGAIN_AFTER_MS = 1_000;

export function brandDirectory(): BrandDirectory {
  return singleton("brand-directory", () => makeDirectory(readBrands));
}

const warn = (error: unknown): void => log().warn({ err: error }, "brands could not be read again");

/** The directory over any reader: for tests of its timing. */
export function makeDirectory(
  read: () => Promise<readonly KnownBrand[]>,
  { now, onStale }: { now: () => number; onStale: (error: unknown) => void } = {
    now: Date.now,
    onStale: warn,
  },
): BrandDirectory {
  let snapshot: Snapshot | null = null;
  let reading: Promise<Snapshot> | null = null;

  const readOnce = (): Promise<Snapshot> => {
    reading ??= read()
      .then((brands) => {
        snapshot = index(brands, now());
        return snapshot;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const current = (): Snapshot | Promise<Snapshot> => {
    if (snapshot === null) return readOnce();
    if (now() - snapshot.readAt > STALE_AFTER_MS) {
      readOnce().catch(onStale);
    }
    return snapshot;
  };
  const find = async (pick: (known: Snapshot) => KnownBrand | undefined): Promise<KnownBrand | null> => {
    const known = await current();
    const found = pick(known);
    if (found) return found;
    if (now() - known.readAt < SEARCH_AGAIN_AFTER_MS) return null;
    return pick(await readOnce()) ?? null;
  };
  return {
    findByHost: (host) => find((known) => known.byHost.get(host)),
    findById: (id) => find((known) => known.byId.get(id)),
    list: async () => (await current()).brands,
    refresh: async () => {
      // One that is under way may have begun before the change.
      await reading?.catch(() => undefined);
      await readOnce();
    },
  };
}

function index(brands: readonly KnownBrand[], readAt: number): Snapshot {
  return {
    brands,
    byHost: new Map(brands.flatMap((brand) => brand.hosts.map((host) => [host, brand] as const))),
    byId: new Map(brands.map((brand) => [brand.id, brand])),
    readAt,
  };
}

async function readBrands(): Promise<readonly KnownBrand[]> {
  const { brands, hosts } = await withPlatform("the directory of brands by host", async (tx) => ({
    brands: await tx
      .select()
      .from(brandTable)
      .where(isNull(brandTable.archivedAt))
      .orderBy(asc(brandTable.slug)),
    hosts: await tx.select().from(brandHost).orderBy(asc(brandHost.host)),
  }));
  return brands.flatMap((row) => {
    const own = hosts.filter((host) => host.brandId === row.id);
    const primary = own.find((host) => host.isPrimary) ?? own[0];
    if (!primary) return [];
    const theme = brandThemeSchema.safeParse(row.theme);
    return {
      id: row.id,
      slug: row.slug,
      name: row.name,
      legalName: row.legalName,
      currency: row.currency,
      timeZone: row.timeZone,
      locale: row.locale,
      country: row.country,
      theme: theme.success ? theme.data : DEFAULT_THEME,
      logo: logoOfTheme(row.theme),
      mailFrom: row.mailFrom,
      primaryHost: primary.host,
      hosts: own.map(({ host }) => host),
    };
  });
}
