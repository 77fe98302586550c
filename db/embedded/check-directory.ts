import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EmbeddedError, errnoOf } from "./embedded-error";

/**
 * The absolute path of the data directory, created and closed to others.
 * @throws EmbeddedError when it is not ours or not writable, or `unsafeFast` is asked for outside a temp folder
 */
export function prepareDirectory(dataDir: string, unsafeFast: boolean): string {
  const directory = path.resolve(dataDir);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    // Where Postgres runs as another user and cannot be started inside the folder, it must be able to pass through.
    const mode = process.getuid?.() === 0 && process.platform !== "linux" ? 0o711 : 0o700;
    chmodSync(directory, mode);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedError(
      `The data directory ${directory} cannot be used (${errnoOf(error) ?? "unknown"}): ` +
        "it must be a folder that belongs to you and can be written.",
    );
  }
  if (unsafeFast) {
    const real = realpathSync(directory);
    const below = [tmpdir(), "/tmp", "/var/tmp", "/dev/shm"].some((root) => {
      return existsSync(root) && real.startsWith(realpathSync(root) + path.sep);
    });
    if (!below) {
      throw new EmbeddedError(
        `A server without durability must lie below a temp folder, not in ${directory}.`,
      );
    }
  }
  return directory;
}

/** @throws EmbeddedError when the cluster is not of this major version, not complete, or not ours */
export function checkVersion(clusterDirectory: string, majorVersion: string): void {
  let version = "none";
  try {
    version = readFileSync(path.join(clusterDirectory, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if (errnoOf(error) === "EACCES") {
      throw new EmbeddedError(
        `The database in ${clusterDirectory} belongs to another user: start as that user, or remove the folder.`,
      );
    }
  }
  if (version === majorVersion) return;
  const wrong =
    version === "none"
      ? "is not complete"
      : `was made by Postgres ${version}, and this is Postgres ${majorVersion}`;
  throw new EmbeddedError(
    `The database in ${clusterDirectory} ${wrong}. ` +
      "Put it back from a backup, or start over with: npm run demo -- --reset",
  );
}
