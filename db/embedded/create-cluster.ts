import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as z from "zod";
import { type Identity, namedIdentity } from "./choose-identity";
import { EmbeddedError, errnoOf } from "./embedded-error";
import type { Binaries } from "./prepare-binaries";
import { SERVER_ENVIRONMENT } from "./server-settings";

/** Superuser of the embedded server: the migrations create the role the application runs as. */
export const SUPERUSER = "postgres";

const NEW_CLUSTER = "new-cluster-";
const PASSWORD_FILE = "fairlead-password.json";
const MINIMUM_FREE_BYTES = 300 * 1024 * 1024;

export interface ClusterOrder {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly identity: Identity;
  /** Leaves the new files to the operating system: for test databases. */
  readonly unsafeFast: boolean;
}

/**
 * Creates `<dataDir>/cluster`: UTF-8 and the built-in C.UTF-8 locale, the same on every machine, passwords by scram. It is built
 * under another name and renamed at the end, so that an interrupted start leaves no half of it and of two that start at once
 * one wins.
 * @throws EmbeddedError when the disk is full or Postgres cannot create it
 */
export async function createCluster(order: ClusterOrder): Promise<void> {
  const { dataDir, identity } = order;
  const clusterDirectory = path.join(dataDir, "cluster");
  removeInterrupted(dataDir);
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < MINIMUM_FREE_BYTES) {
    throw new EmbeddedError(
      `There is not enough disk space below ${dataDir}: the database needs at least 300 MB free.`,
    );
  }
  const fresh = mkdtempSync(path.join(dataDir, NEW_CLUSTER));
  try {
    const password = randomBytes(24).toString("base64url");
    await runInitdb(fresh, password, order);
    writeFileSync(path.join(fresh, PASSWORD_FILE), JSON.stringify({ password }), { mode: 0o600 });
    giveTo(identity, fresh);
    renameSync(fresh, clusterDirectory);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const code = errnoOf(error);
    if ((code === "ENOTEMPTY" || code === "EEXIST") && existsSync(clusterDirectory)) return;
    throw error;
  }
}

/** The superuser's password of a cluster, which only its owner can read. */
export function readPassword(clusterDirectory: string): string {
  try {
    const text = readFileSync(path.join(clusterDirectory, PASSWORD_FILE), "utf8");
    return z.object({ password: z.string().min(1) }).parse(JSON.parse(text)).password;
  } catch (error) {
    throw new EmbeddedError(
      `The data directory ${clusterDirectory} is not complete (${PASSWORD_FILE}: ${errnoOf(error) ?? "unreadable"}). ` +
        "Put it back from a backup, or start over with: npm run demo -- --reset",
    );
  }
}

async function runInitdb(directory: string, password: string, order: ClusterOrder): Promise<void> {
  const identity = namedIdentity(order.identity);
  const file = `${directory}.password`;
  writeFileSync(file, password, { mode: 0o600, flag: "wx" });
  const descriptor = openSync(file, "r");
  try {
    giveTo(identity, directory);
    if (identity.uid !== undefined) chownSync(file, identity.uid, identity.gid ?? identity.uid);
    // As another user initdb cannot walk to the file, but it can open what it inherits.
    const passwordFile = identity.uid === undefined ? file : "/dev/fd/3";
    const args = ["-D", identity.reach(directory), "-U", SUPERUSER, `--pwfile=${passwordFile}`];
    args.push("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions");
    args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    if (order.unsafeFast) args.push("--no-sync");
    const child = spawn(order.binaries.initdb, args, {
      cwd: directory,
      uid: identity.uid,
      gid: identity.gid,
      env: SERVER_ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe", descriptor],
      windowsHide: true,
    });
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    const [code] = await once(child, "close");
    if (code !== 0) throw whyItFailed(complaint || `exit code ${code}`, order.dataDir);
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
}

function whyItFailed(complaint: string, dataDir: string): EmbeddedError {
  if (complaint.includes("No space left")) {
    return new EmbeddedError(`The disk is full: the database in ${dataDir} could not be created.`);
  }
  const line = complaint.split("\n").findLast((text) => /error|fatal/i.test(text)) ?? complaint;
  return new EmbeddedError(
    `The database could not be created in ${dataDir} (${line.trim()}). ` +
      "Put right what it says, or set DATABASE_URL to a Postgres of your own.",
  );
}

/** Left by a start that was killed; a young one may belong to a start that is still at work. */
function removeInterrupted(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(NEW_CLUSTER))) {
    const directory = path.join(dataDir, name);
    const stat = statSync(directory, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < Date.now() - 600_000) rmSync(directory, { recursive: true, force: true });
  }
}

function giveTo({ uid, gid }: Identity, directory: string): void {
  if (uid === undefined || gid === undefined) return;
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    lchownSync(path.join(directory, name), uid, gid);
  }
  chownSync(directory, uid, gid);
}
