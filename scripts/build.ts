/**
 * The production build: Next's into .next, server.ts into dist/server.js. Run as a script it always builds; buildIfNeeded()
 * builds only when a file that goes into the build has changed since.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { root } from "./root";

const at = (...names: string[]) => path.join(root, ...names);
const HASH_FILE = at("dist", ".build-hash");

/** What never goes into a build; everything else might, so a new folder of sources cannot be forgotten here. */
const NO_INPUT =
  /^(\..*|node_modules|dist|tests|coverage|test-results|playwright-report|next-env\.d\.ts|.*\.(md|tsbuildinfo))$/;

/** Builds unless the last build was made of the same files. True when it built. Throws when the build fails. */
export async function buildIfNeeded(): Promise<boolean> {
  const built = [at(".next", "BUILD_ID"), at("dist", "server.js"), HASH_FILE].every((file) =>
    existsSync(file),
  );
  if (built && readFileSync(HASH_FILE, "utf8") === hashInputs()) return false;
  await build();
  return true;
}

async function build(): Promise<void> {
  const hash = hashInputs();
  // A build that breaks off must not pass for the one before it. Types of routes that are gone fail the type check.
  rmSync(HASH_FILE, { force: true });
  rmSync(at(".next", "dev", "types"), { recursive: true, force: true });
  await buildPages();
  await bundleProgram("server.ts", "dist/server.js");
  mkdirSync(path.dirname(HASH_FILE), { recursive: true });
  writeFileSync(HASH_FILE, hash);
}

/**
 * One file of a program and all it imports of ours, as production runs it. Both paths from the root; `into` lies in dist/.
 * Returns its address for `import` and `fork`.
 */
export async function bundleProgram(entry: string, into: string): Promise<URL> {
  await bundle({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: into,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
  return pathToFileURL(at(into));
}

async function buildPages(): Promise<void> {
  const next = at("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code, signal] = await once(child, "exit");
  if (code !== 0) throw new Error(`next build failed (${signal ?? `exit code ${code}`}).`);
}

function hashInputs(): string {
  const hash = createHash("sha256").update(process.version);
  const visit = (directory: string): void => {
    const entries = readdirSync(at(directory), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (NO_INPUT.test(entry.name)) continue;
      const name = path.posix.join(directory, entry.name);
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) hash.update(`\0${name}\0`).update(readFileSync(at(name)));
    }
  };
  visit("");
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
