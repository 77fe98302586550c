/**
 * The walls of the house: who may import whom, and where a line of code may live. Every failure says what to do instead.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const ROOMS = ["app", "components", "db", "emails", "lib", "scripts"];

/** The domains in the order of their dependency: each imports only those before it. */
const DOMAINS = [
  "brands",
  "accounts",
  "wallet",
  "suppliers",
  "leads",
  "deliveries",
  "routing",
  "sales",
  "intake",
  "reporting",
];

interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[];
}

function listFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

function exists(folder: string): boolean {
  return readdirSync(ROOT).includes(folder);
}

/** An import as a path from the root ("lib/core/id") or as a package's name ("pg", "next/link"). */
function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.join(path.dirname(from), specifier);
  return specifier;
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  const imports = [...text.matchAll(pattern)].map((match) => ({
    to: resolveImport(file, match[2] ?? match[3] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
  return { file, text, imports };
}

const sources: readonly SourceFile[] = [
  ...ROOMS.filter(exists).flatMap(listFiles).map(readSource),
  readSource("server.ts"),
];
const inRoom = (room: string) => sources.filter(({ file }) => file.startsWith(`${room}/`));
const domainOf = (file: string): string | undefined =>
  DOMAINS.find((domain) => file.startsWith(`lib/${domain}/`));
const isOurs = (to: string): boolean =>
  /^(app|components|db|emails|lib|scripts|tests|messages)(\/|$)/.test(to) || to === "server";

/** Every import of `files` that `allowed` does not allow, as "file → import". */
function breaches(
  files: readonly SourceFile[],
  allowed: (to: string, from: SourceFile, typeOnly: boolean) => boolean,
): string[] {
  return files.flatMap((source) =>
    source.imports
      .filter(({ to, typeOnly }) => !allowed(to, source, typeOnly))
      .map(({ to }) => `${source.file} → ${to}`),
  );
}

describe("who may import whom", () => {
  it("core imports nothing but zod: it is what everything else stands on", () => {
    expect(breaches(inRoom("lib/core"), (to) => to === "zod" || to.startsWith("lib/core/"))).toEqual([]);
  });

  it("db imports core, the configuration and the shapes of its columns; it knows no domain", () => {
    const allowed = (to: string, from: SourceFile, typeOnly: boolean) =>
      !isOurs(to) ||
      to.startsWith("db") ||
      to.startsWith("lib/core/") ||
      to === "lib/runtime/env" ||
      from.file.startsWith("db/seed/") ||
      // Column types are erased; the verdict numbers are shared with the kernel.
      typeOnly ||
      to === "lib/routing/verdict";
    expect(breaches(inRoom("db"), allowed)).toEqual([]);
  });

  it("a domain imports core, runtime, jobs, gateways, db and earlier domains; move what two need to the earlier one", () => {
    const allowed = (to: string, from: SourceFile) => {
      if (!isOurs(to)) return true;
      const mine = DOMAINS.indexOf(domainOf(from.file) ?? "");
      const theirs = domainOf(to) ?? domainOf(`${to}/`);
      if (theirs !== undefined) return DOMAINS.indexOf(theirs) <= mine;
      return /^(lib\/(core|runtime|jobs|gateways)|db|emails)(\/|$)/.test(to);
    };
    const files = DOMAINS.flatMap((domain) => inRoom(`lib/${domain}`));
    expect(breaches(files, allowed)).toEqual([]);
  });

  it("app calls use cases through lib and shows components; a query or a rule in a page belongs into a domain", () => {
    const allowed = (to: string) => !isOurs(to) || /^(app|components|lib)\//.test(to);
    expect(breaches(inRoom("app"), allowed)).toEqual([]);
  });

  it("components show what they are given: no fetching, no domain code but client-safe schemas", () => {
    const allowed = (to: string) =>
      !isOurs(to) ||
      /^(components|lib\/core)\//.test(to) ||
      /^lib\/web\/i18n/.test(to) ||
      /^lib\/[a-z]+\/(\w*-)?(schema|verdict)$/.test(to);
    expect(breaches(inRoom("components"), allowed)).toEqual([]);
  });

  it("the API and the web room call domains; they hold no table and no SQL", () => {
    const files = [...inRoom("lib/api"), ...inRoom("app"), ...inRoom("components"), ...inRoom("lib/web")];
    const allowed = (to: string, from: SourceFile) =>
      !to.startsWith("drizzle-orm") &&
      (!to.startsWith("db/") || (from.file.startsWith("lib/api/") && to === "db/migrate"));
    expect(breaches(files, allowed)).toEqual([]);
  });

  it("next and react stay in app, components, emails and lib/web", () => {
    const files = sources.filter(
      ({ file }) => !/^(app|components|emails|lib\/web)\//.test(file) && file !== "server.ts",
    );
    const isFrontEnd = (to: string) => /^(next|react|react-dom|next-intl|next-auth)(\/|$)/.test(to);
    expect(breaches(files, (to, from) => !isFrontEnd(to) || from.file === "scripts/build.ts")).toEqual([]);
  });

  it("a link to a page of ours is components/ui/link: it asks the server for nothing ahead and shows that one waits", () => {
    const files = sources.filter(({ file }) => file !== "components/ui/link.tsx");
    expect(breaches(files, (to) => to !== "next/link")).toEqual([]);
  });

  it("an outside system has one gateway, the sole importer of its SDK", () => {
    const isSdk = (to: string) => ["nodemailer", "resend", "stripe", "undici"].includes(to);
    const files = sources.filter(({ file }) => !/^(lib\/gateways|scripts)\//.test(file));
    expect(breaches(files, (to) => !isSdk(to))).toEqual([]);
  });
});

describe("where a line may live", () => {
  it("process.env is read in lib/runtime/env.ts alone: add a variable to its table", () => {
    const readers = sources
      .filter(({ file, text }) => /process\.env\b/.test(text) && !file.startsWith("scripts/"))
      .map(({ file }) => file)
      .filter((file) => !["lib/runtime/env.ts", "server.ts"].includes(file));
    expect(readers).toEqual([]);
  });

  it("withPlatform sees across brands: each caller is reviewed and listed here", () => {
    const callers = sources
      .filter(({ file, text }) => /\bwithPlatform\s*[(<]/.test(text) && file !== "db/brand.ts")
      .map(({ file }) => file)
      .sort();
    expect(callers).toEqual(REVIEWED_PLATFORM_CALLERS);
  });

  it("the pool is taken by the transaction, the kernel's caller and the start alone", () => {
    const allowed = ["db/brand.ts", "db/kernel-lane.ts", "db/kernel.ts", "db/migrate.ts", "db/client.ts"];
    const users = sources
      .filter(({ file, imports }) => imports.some(({ to }) => to === "db/client") && !/^scripts\//.test(file))
      .map(({ file }) => file)
      .filter((file) => !allowed.includes(file) && file !== "server.ts");
    expect(users).toEqual([]);
  });

  it("a file is named in kebab-case and says what it holds", () => {
    const vague = /(^|[-/])(utils?|helpers?|service|manager|misc|common)(\.|-|\/)/;
    const bad = sources
      .map(({ file }) => file)
      .filter(
        (file) =>
          vague.test(file) ||
          !/^[a-z0-9.\-/[\]()_@]+$/.test(file.replace("[[...path]]", "").replace("[...nextauth]", "")),
      );
    expect(bad.filter((file) => !/\[[a-zA-Z]+\]/.test(file))).toEqual([]);
  });

  it("what a brand's people see never names the vendor", () => {
    const seen = [...inRoom("app"), ...inRoom("components"), ...inRoom("emails")];
    expect(seen.filter(({ text }) => /fairlead/i.test(text)).map(({ file }) => file)).toEqual([]);
    const catalogues = readdirSync(path.join(ROOT, "messages"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(catalogues.filter((file) => /fairlead/i.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("layouts hold in both directions of writing: logical properties only", () => {
    const physical =
      /className="[^"]*\b(ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|text-left|text-right)-?[\d[\]a-z-]*/;
    const seen = [...inRoom("app"), ...inRoom("components")];
    const bad = seen.filter(
      ({ text }) => physical.test(text) && /\b(ml|mr|pl|pr)-\d|\btext-(left|right)\b/.test(text),
    );
    expect(bad.map(({ file }) => file)).toEqual([]);
  });
});

/** Add a file only after asking whether its question can be put inside one brand's transaction. */
const REVIEWED_PLATFORM_CALLERS: readonly string[] = [
  "db/invariants.ts", // the list of brands; each is checked inside itself
  "db/seed/demo/read-places.ts", // postal codes belong to no brand
  "lib/accounts/resolve-api-key.ts", // a key names its brand
  "lib/brands/brand-directory.ts", // hosts and themes of all brands
  "lib/brands/create-brand.ts", // a new brand has no transaction of its own yet
  "lib/deliveries/lease-deliveries.ts", // one queue, fair over all endpoints; ids only
  "lib/runtime/readiness.ts", // does the database answer
  "lib/suppliers/find-spec-brand.ts", // the token of a posting spec names its brand
];
