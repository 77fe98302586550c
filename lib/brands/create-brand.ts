import * as z from "zod";
import { constraintOf, withPlatform } from "@/db/brand";
import { openBrandAccounts } from "@/db/kernel-steps";
import { brand, brandHost } from "@/db/schema";
import { LOCALES } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { newId, newUuid } from "@/lib/core/id";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import { parseInput } from "@/lib/runtime/use-case";
import { brandDirectory, type KnownBrand } from "./brand-directory";
import { brandThemeSchema, DEFAULT_THEME } from "./theme-schema";

const currencies = Object.keys(CURRENCIES) as [Currency, ...Currency[]];

/** "sonne.example": lower case, without port. */
const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, "must be a host name without port, such as leads.example.com");

const timeZoneSchema = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "must be a time zone, such as Europe/Berlin");

export const createBrandInput = z.object({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, "must be 2 to 40 of a-z, 0-9 and -, beginning with a letter"),
  name: z.string().trim().min(1).max(100),
  legalName: z.string().trim().min(1).max(200).optional(),
  currency: z.enum(currencies),
  timeZone: timeZoneSchema,
  locale: z.enum(LOCALES),
  country: z.string().regex(/^[A-Z]{2}$/, "must be a country's two letters, such as DE"),
  theme: brandThemeSchema.default(DEFAULT_THEME),
  /** "Name <address>" or an address. */
  mailFrom: z.string().min(3).max(320),
  /** The first is where links lead. */
  hosts: z.array(hostSchema).min(1).max(20),
});

/**
 * Makes a brand with its hosts and ledger accounts, in one transaction. Of the platform: no brand can.
 * @throws AppError invalid; conflict brand.slug_taken, brand.host_taken
 */
export async function createBrand(raw: z.input<typeof createBrandInput>): Promise<KnownBrand> {
  const { hosts, legalName, ...facts } = parseInput(createBrandInput, raw);
  const id = newId("brand");
  try {
    await withPlatform("a new brand", async (tx) => {
      await tx.insert(brand).values({
        ...facts,
        id,
        legalName: legalName ?? facts.name,
        revenueAccountId: newUuid(),
        costAccountId: newUuid(),
        adjustmentAccountId: newUuid(),
      });
      await tx.insert(brandHost).values(hosts.map((host, i) => ({ host, brandId: id, isPrimary: i === 0 })));
      await openBrandAccounts(tx, id);
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "brand_slug_unique") {
      throw new AppError("conflict", "brand.slug_taken", { message: "Another brand has this slug." });
    }
    if (constraint === "brand_host_pkey") {
      throw new AppError("conflict", "brand.host_taken", { message: "Another brand answers on this host." });
    }
    throw error;
  }
  await brandDirectory().refresh();
  const made = await brandDirectory().findById(id);
  if (!made) throw new Error(`brand ${id} was made and is not there`);
  return made;
}
