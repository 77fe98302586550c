import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import { brand, brandLogo } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { command } from "@/lib/runtime/use-case";
import { brandDirectory } from "./brand-directory";
import { MODES } from "./theme-palette";

const remove = command({
  name: "brand.remove_logo",
  permission: "brand.manage",
  input: z.strictObject({ mode: z.enum(MODES) }),
  async run(tx, { mode }, ctx, audit): Promise<{ readonly removed: boolean }> {
    // The one for dark pages does not stand alone.
    const path = mode === "dark" ? sql`'{logo,dark}'` : sql`'{logo}'`;
    await tx
      .update(brand)
      .set({ theme: sql`${brand.theme} #- ${path}` })
      .where(eq(brand.id, ctx.brand.id));
    const gone = await tx
      .delete(brandLogo)
      .where(mode === "dark" ? eq(brandLogo.mode, mode) : undefined)
      .returning({ mode: brandLogo.mode });
    audit({ objectKind: "brand", objectId: ctx.brand.id, before: { pages: mode } });
    return { removed: gone.length > 0 };
  },
});

const unchecked = async (ctx: Ctx, raw: unknown): Promise<{ readonly removed: boolean }> => {
  const done = await remove.unchecked(ctx, raw);
  await brandDirectory().refresh();
  return done;
};

/** Takes the logo for dark pages away, or with the one for light pages both: the brand's name stands in its place again. */
export const removeBrandLogo = Object.assign(
  (ctx: Ctx, input: z.input<typeof remove.input>) => unchecked(ctx, input),
  { unchecked, input: remove.input, permission: remove.permission },
);
