/**
 * Makes a brand and its first owner, and prints the link that signs the owner in. Configuration as for the server.
 *
 *   npm run brand -- --slug sonne --name "Sonne GmbH" --host leads.example.com --owner chef@example.com \
 *     [--currency EUR] [--zone Europe/Berlin] [--locale de] [--country DE] [--color "#e8a100"] [--mail-from hallo@example.com] \
 *     [--logo logo.svg] [--logo-dark logo-for-dark-pages.svg]
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { insertUser, makeOwnerLinks } from "@/lib/accounts";
import { emailSchema } from "@/lib/accounts/schema";
import { createBrand, createBrandInput, DEFAULT_THEME } from "@/lib/brands";
import { drawLogo } from "@/lib/brands/draw-logo";
import { setBrandLogo } from "@/lib/brands/set-brand-logo.process";
import { MODES, type Mode } from "@/lib/brands/theme-palette";
import { systemCtx } from "@/lib/core/ctx";
import { isAppError } from "@/lib/core/errors";
import { env } from "@/lib/runtime/env";
import { parseInput } from "@/lib/runtime/use-case";

const text = { type: "string" } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      slug: text,
      name: text,
      host: { ...text, multiple: true },
      owner: text,
      currency: { ...text, default: "EUR" },
      zone: { ...text, default: "Europe/Berlin" },
      locale: { ...text, default: "en" },
      country: { ...text, default: "DE" },
      color: { ...text, default: DEFAULT_THEME.brandColor },
      "mail-from": text,
      logo: text,
      "logo-dark": text,
    },
  });
  const email = parseInput(emailSchema, values.owner);
  const input = parseInput(createBrandInput, {
    slug: values.slug,
    name: values.name,
    hosts: values.host,
    currency: values.currency,
    timeZone: values.zone,
    locale: values.locale,
    country: values.country,
    theme: { ...DEFAULT_THEME, brandColor: values.color },
    mailFrom: values["mail-from"] ?? email,
  });
  // Read before anything is made: a wrong name or file leaves nothing behind.
  const logos = await readLogos({ light: values.logo, dark: values["logo-dark"] });
  const brand = await createBrand(input);
  for (const logo of logos) await setBrandLogo(systemCtx(brand, "npm run brand"), logo);
  await withBrand({ brandId: brand.id }, (tx) =>
    insertUser(tx, { kind: "operator", role: "owner", email, name: email }, null),
  );
  const { protocol, port } = new URL(env().BASE_URL);
  for (const link of await makeOwnerLinks(new Date())) {
    if (link.brand.id !== brand.id) continue;
    const origin = `${protocol}//${brand.primaryHost}${port ? `:${port}` : ""}`;
    console.log(`${brand.name} is there. Sign in within a day, once, as ${email}:\n${origin}${link.path}`);
  }
}

async function readLogos(paths: Readonly<Record<Mode, string | undefined>>) {
  if (paths.dark && !paths.light) throw new Error("--logo-dark comes beside --logo.");
  const logos: { mode: Mode; file: Buffer }[] = [];
  for (const mode of MODES) {
    const path = paths[mode];
    if (!path) continue;
    const file = await readFile(path);
    await drawLogo(file);
    logos.push({ mode, file });
  }
  return logos;
}

try {
  await main();
} catch (error) {
  const wrong = isAppError(error)
    ? error.details.errors?.map((e) => `  ${e.field || "owner"}: ${e.message}`)
    : [];
  console.error([error instanceof Error ? error.message : error, ...(wrong ?? [])].join("\n"));
  process.exitCode = 1;
} finally {
  await closePool();
}
