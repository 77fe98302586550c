import { readFileSync, statSync } from "node:fs";
import { errnoOf } from "./embedded-error";

/**
 * As whom Postgres runs and how it reaches its files.
 *
 * Postgres refuses to run as root, and another user cannot enter a data directory below root's home (mode 0700). Moving
 * the data elsewhere would lose it from the project's folder, so root starts Postgres *inside* the directory instead: the
 * working directory is set while still root, then the user changes, and Postgres is told that its data lives in
 * /proc/self/cwd, a link that is followed without walking the path. The data stays where the caller put it, in a folder
 * that only root can enter.
 */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
  /** Postgres' name for a directory that is its working directory. */
  readonly reach: (directory: string) => string;
}

/** In no distribution's range of people, services or dynamic users, so that no other program runs under it. */
const PRIVATE_ID = 60_832;

/** The identity the server runs under: ours, or, for root, the one that owns the data already, else a private one. */
export function chooseIdentity(clusterDirectory: string): Identity {
  if (process.getuid?.() !== 0) return { reach: (directory) => directory };
  const owner = ownerOf(clusterDirectory);
  if (owner && owner.uid !== 0) return asUser(owner.uid, owner.gid);
  return asUser(PRIVATE_ID, PRIVATE_ID);
}

/** initdb insists on a user with a name: for root that is nobody, who gives the files away right afterwards. */
export function namedIdentity(identity: Identity): Identity {
  if (identity.uid === undefined) return identity;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0);
  const user = users.find(({ name }) => name === "nobody") ?? users[0];
  return user ? asUser(user.uid, user.gid) : identity;
}

function asUser(uid: number, gid: number): Identity {
  const reach = process.platform === "linux" ? () => "/proc/self/cwd" : (directory: string) => directory;
  return { uid, gid, reach };
}

function ownerOf(directory: string): { uid: number; gid: number } | null {
  try {
    return statSync(directory);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
}
