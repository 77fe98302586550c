/** Secrets at rest (signing secrets, keys of other services): AES-256-GCM with keys derived from APP_SECRET. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

// Every request asks for the sessions' key: derived once.
const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose; two purposes never share one. */
export function derivedKey(purpose: string): Buffer {
  const { APP_SECRET } = env();
  const name = `${purpose}\n${APP_SECRET}`;
  const key = derived.get(name) ?? Buffer.from(hkdfSync("sha256", APP_SECRET, "fairlead", purpose, 32));
  derived.set(name, key);
  return key;
}

export function encryptSecret(plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey("secrets"), iv);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Throws where the text was not sealed with this installation's APP_SECRET. */
export function decryptSecret(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", derivedKey("secrets"), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** A fresh secret of `bytes` random bytes, URL-safe. */
export function newSecret(bytes = 24): string {
  return randomBytes(bytes).toString("base64url");
}

/** How keys and link tokens are stored: they are long and random, so a plain hash suffices. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
