/**
 * Makes a brand and its first owner, and prints the link that signs the owner in. Configuration as for the server.
 *
 *   npm run brand -- --slug sonne --name "Sonne GmbH" --host leads.example.com --owner chef@example.com \
 *     [--currency EUR] [--zone Europe/Berlin] [--locale de] [--country DE] [--color "#e8a100"] [--mail-from hallo@example.com]
 */
import { parseArgs } from "node:util";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { insertUser, makeOwnerLinks } from "@/lib/accounts";
import { emailSchema } from "@/lib/accounts/schema";
import { createBrand, createBrandInput, DEFAULT_THEME } from "@/lib/brands";
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
  const brand = await createBrand(input);
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
