/** Passwords: argon2id with the parameters OWASP asks for (19 MiB, two passes, one lane). */
import { hash, verify } from "@node-rs/argon2";
import { singleton } from "@/lib/core/registry";

// 2 is Argon2id; the package's enum is a const enum, which isolated modules cannot read.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/**
 * True where the password is the hash's. Without a hash (no such user, or one who signs in by mail link) it does the same work
 * and says no: how long the answer takes tells nothing.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await decoy());
  const right = await verify(against, password).catch(() => false);
  return right && passwordHash !== null;
}

function decoy(): Promise<string> {
  return singleton("password-decoy", () => hashPassword("nobody has this password"));
}
