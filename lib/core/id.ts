/**
 * Ids are TypeIDs (https://github.com/jetify-com/typeid, spec 0.3): a prefix naming the kind, "_", and a UUIDv7 in 26
 * characters of Crockford's base32. They sort by time of creation, are stored as `uuid`, and are typed by their prefix so
 * that a sale's id cannot be passed for a lead's.
 */

export const ID_PREFIXES = [
  "brand",
  "user",
  "session",
  "key",
  "audit",
  "buyer",
  "supplier",
  "source",
  "category",
  "lead",
  "contract",
  "stage",
  "sale",
  "endpoint",
  "delivery",
  "attempt",
  "account",
  "txn",
  "mail",
  "link",
  "note",
  "view",
] as const;

export type IdPrefix = (typeof ID_PREFIXES)[number];
export type Id<P extends IdPrefix = IdPrefix> = `${P}_${string}`;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALUE = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) VALUE[ALPHABET.charCodeAt(i)] = i;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** The value of a hex digit by its character's code; −1: it is none. */
export const HEX_DIGITS = new Int8Array(128).fill(-1);
for (const digit of "0123456789abcdefABCDEF") {
  HEX_DIGITS[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
}
/** Two characters of an id for each ten bits. */
const PAIRS = Array.from({ length: 1024 }, (_, i) => `${ALPHABET[i >> 5]}${ALPHABET[i & 31]}`);

// One pool of random bytes for many ids: a call to the system per id costs more than the id.
const pool = new Uint8Array(4096);
let used = pool.length;
let lastMs = 0;
let sequence = 0;
/** The time of the last one in the form of a UUID's first two groups, and whose it is: ids of one millisecond share it. */
let time = "";
let timeOf = -1;

/** A fresh UUIDv7 (RFC 9562, section 5.7) in its canonical text form, strictly increasing within this process. */
export function newUuid(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMs++;
    sequence = 0;
  }
  if (used + 8 > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const byte = (i: number): number => pool[used + i] ?? 0;
  if (timeOf !== lastMs) {
    time = timeGroups(lastMs);
    timeOf = lastMs;
  }
  const seq = (0x7000 | sequence).toString(16);
  const tail =
    `${HEX[0x80 | (byte(0) & 0x3f)]}${HEX[byte(1)]}-` +
    `${HEX[byte(2)]}${HEX[byte(3)]}${HEX[byte(4)]}${HEX[byte(5)]}${HEX[byte(6)]}${HEX[byte(7)]}`;
  used += 8;
  return `${time}-${seq}-${tail}`;
}

function timeGroups(atMs: number): string {
  const hex = atMs.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** A fresh UUIDv7 of another time than now, for seeds and tests that set the clock. In order of that time, not within one millisecond. */
export function uuidAt(atMs: number): string {
  return `${timeGroups(atMs)}${newUuid().slice(13)}`;
}

/** Before every UUIDv7 of this moment and after every earlier one: where ids are cut by time. */
export function firstUuidAt(atMs: number): string {
  const time = atMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

export function newId<P extends IdPrefix>(prefix: P, nowMs?: number): Id<P> {
  return fromUuid(prefix, newUuid(nowMs));
}

/** uuid text → TypeID. */
export function fromUuid<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  // 128 bits in 26 characters of 5 bits: two zero bits lead.
  let out = "";
  let bits = 2;
  let acc = 0;
  for (let i = 0; i < uuid.length; i++) {
    const digit = HEX_DIGITS[uuid.charCodeAt(i)] ?? -1;
    if (digit < 0) continue;
    acc = (acc << 4) | digit;
    bits += 4;
    if (bits < 10) continue;
    bits -= 10;
    out += PAIRS[acc >>> bits] ?? "";
    acc &= (1 << bits) - 1;
  }
  return `${prefix}_${out}`;
}

/** TypeID → uuid text, or null where the text is not an id of that kind. Unknown shapes are "not found", never a crash. */
export function toUuidOrNull(prefix: IdPrefix, id: string): string | null {
  const head = prefix.length + 1;
  if (id.length !== head + 26 || !id.startsWith(`${prefix}_`)) return null;
  let hex = "";
  let acc = 0;
  let bits = -2;
  for (let i = head; i < id.length; i++) {
    const code = id.charCodeAt(i);
    const value = code < 128 ? (VALUE[code] ?? -1) : -1;
    if (value < 0 || (i === head && value > 7)) return null;
    acc = (acc << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      hex += HEX[(acc >>> bits) & 255];
      acc &= (1 << bits) - 1;
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** TypeID → uuid text; throws where the caller promised an id of that kind. Doors check with `isId` first. */
export function toUuid(prefix: IdPrefix, id: string): string {
  const uuid = toUuidOrNull(prefix, id);
  if (uuid === null) throw new TypeError(`not a ${prefix} id: ${id}`);
  return uuid;
}

export function isId<P extends IdPrefix>(prefix: P, value: unknown): value is Id<P> {
  return typeof value === "string" && toUuidOrNull(prefix, value) !== null;
}
