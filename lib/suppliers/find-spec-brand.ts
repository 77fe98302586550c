import { eq } from "drizzle-orm";
import { withPlatform } from "@/db/brand";
import { source } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** The brand of a posting spec's token, or null where there is no such token. It is long and random: having it is enough. */
export async function findSpecBrand(token: string): Promise<Id<"brand"> | null> {
  if (!/^[A-Za-z0-9_-]{16,100}$/.test(token)) return null;
  return withPlatform("the token of a posting spec names its brand", async (tx) => {
    const [row] = await tx
      .select({ brandId: source.brandId })
      .from(source)
      .where(eq(source.specToken, token));
    return row?.brandId ?? null;
  });
}
