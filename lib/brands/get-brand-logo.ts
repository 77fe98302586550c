import { eq } from "drizzle-orm";
import * as z from "zod";
import { brandLogo } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { MODES } from "./theme-palette";

/** The picture as PNG, or null: for whoever opens a page or a mail of the brand. */
export const getBrandLogo = query({
  name: "brand.get_logo",
  permission: "brand.read",
  input: z.object({ mode: z.enum(MODES) }),
  async run(tx, { mode }): Promise<Buffer | null> {
    const [row] = await tx.select({ png: brandLogo.png }).from(brandLogo).where(eq(brandLogo.mode, mode));
    return row?.png ?? null;
  },
});
