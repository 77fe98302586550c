/** The brand's looks, as far as its owner sets them here. */
import * as z from "zod";
import { logoHref } from "@/lib/brands/logo-schema";
import { removeBrandLogo } from "@/lib/brands/remove-brand-logo.process";
import { setBrandLogo } from "@/lib/brands/set-brand-logo.process";
import { MODES } from "@/lib/brands/theme-palette";
import type { Ctx } from "@/lib/core/ctx";
import { type Api, addRoute } from "./route";

const body = z.object({
  file: z.base64().meta({ description: "A PNG, JPEG, WebP or SVG of at most 1 MB, in Base64." }),
});
const picture = z.object({
  mode: z.enum(MODES),
  path: z.string().meta({ description: "Where it is, on the brand's host." }),
  width: z.number().int(),
  height: z.number().int(),
});

const setLogo = {
  permission: setBrandLogo.permission,
  unchecked: async (ctx: Ctx, input: unknown): Promise<z.output<typeof picture>> => {
    const { mode, file } = input as { readonly mode: (typeof MODES)[number]; readonly file: unknown };
    const bytes = typeof file === "string" ? Buffer.from(file, "base64") : file;
    const { width, height, version } = await setBrandLogo.unchecked(ctx, { mode, file: bytes });
    return { mode, path: logoHref(mode, { version }), width, height };
  },
};

export function registerBrand(api: Api): void {
  const path = "/api/v1/brand/logos/{mode}";
  addRoute(api, {
    method: "put",
    path,
    tag: "Brand",
    summary: "Set the logo",
    description:
      "`mode` is `light` or `dark`: for dark pages there may be another one beside that for light pages. Only the brand's owner may.",
    body,
    bodyExample: { file: "iVBORw0KGgo…" },
    answer: picture,
    useCase: setLogo,
  });
  addRoute(api, {
    method: "delete",
    path,
    tag: "Brand",
    summary: "Remove the logo",
    description:
      "Without the one for light pages there is none for dark ones either: the brand's name stands in its place.",
    answer: z.object({ removed: z.boolean() }),
    useCase: removeBrandLogo,
  });
}
