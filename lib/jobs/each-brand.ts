import { brandDirectory, type KnownBrand } from "@/lib/brands";
import { log } from "@/lib/runtime/log";

/** Does `work` for every brand, one after the other; a brand that fails does not keep the others from it, but fails the run. */
export async function eachBrand(work: (brand: KnownBrand) => Promise<void>): Promise<void> {
  const failed: string[] = [];
  for (const brand of await brandDirectory().list()) {
    try {
      await work(brand);
    } catch (error) {
      log().error({ err: error, brand: brand.slug }, "a job failed for a brand");
      failed.push(brand.slug);
    }
  }
  if (failed.length > 0) throw new Error(`failed for ${failed.join(", ")}`);
}
