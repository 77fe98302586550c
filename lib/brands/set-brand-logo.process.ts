import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { brand, brandLogo } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { assertMay, command, parseInput } from "@/lib/runtime/use-case";
import { brandDirectory } from "./brand-directory";
import { drawLogo } from "./draw-logo";
import { type LogoPicture, MAX_LOGO_BYTES } from "./logo-schema";
import { MODES } from "./theme-palette";

const bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array, "must be the bytes of a file");

export const setBrandLogoInput = z.strictObject({
  mode: z.enum(MODES),
  /** A PNG, JPEG, WebP or SVG. */
  file: bytes,
});

const store = command({
  name: "brand.set_logo",
  permission: "brand.manage",
  input: z.object({
    mode: z.enum(MODES),
    png: bytes,
    picture: z.object({ version: z.string(), width: z.number(), height: z.number() }),
  }),
  async run(tx, { mode, png, picture }, ctx, audit): Promise<LogoPicture> {
    const logo = sql`coalesce(nullif(${brand.theme} -> 'logo', 'null'), '{}')`;
    const [row] = await tx
      .update(brand)
      .set({
        theme: sql`jsonb_set(${brand.theme}, '{logo}', ${logo} || ${JSON.stringify({ [mode]: picture })}::jsonb)`,
      })
      .where(
        and(
          eq(brand.id, ctx.brand.id),
          mode === "dark" ? sql`${brand.theme} #> '{logo,light}' is not null` : undefined,
        ),
      )
      .returning({ id: brand.id });
    if (!row) {
      throw new AppError("conflict", "brand.logo_light_first", {
        message: "A logo for dark pages comes beside one for light pages: set that one first.",
      });
    }
    await tx
      .insert(brandLogo)
      .values({ mode, png: Buffer.from(png) })
      .onConflictDoUpdate({ target: [brandLogo.brandId, brandLogo.mode], set: { png: Buffer.from(png) } });
    audit({ objectKind: "brand", objectId: ctx.brand.id, after: { pages: mode } });
    return picture;
  },
});

/**
 * Sets the brand's logo for light or for dark pages; the one before is gone. The picture is drawn outside the transaction. Sent
 * twice it is the same: there is no need for an Idempotency-Key.
 * @throws AppError invalid brand.logo_missing, logo_too_large, logo_unreadable, conflict brand.logo_light_first
 */
const unchecked = async (ctx: Ctx, raw: unknown): Promise<LogoPicture> => {
  assertMay(ctx, store.permission);
  const { mode, file } = parseInput(setBrandLogoInput, raw);
  if (file.length === 0) throw refusal("logo_missing", "Choose a file.");
  if (file.length > MAX_LOGO_BYTES) throw refusal("logo_too_large", "The file is larger than 1 MB.");
  const { png, ...picture } = await drawLogo(file);
  const set = await store(ctx, { mode, png, picture });
  await brandDirectory().refresh();
  return set;
};

function refusal(code: string, message: string): AppError {
  return new AppError("invalid", `brand.${code}`, { message, errors: [{ field: "file", code, message }] });
}

export const setBrandLogo = Object.assign(
  (ctx: Ctx, input: z.input<typeof setBrandLogoInput>) => unchecked(ctx, input),
  { unchecked, input: setBrandLogoInput, permission: store.permission },
);
