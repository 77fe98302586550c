/**
 * What judging reads of a slot lies side by side, STRIDE numbers per slot: 100,000 contracts do not fit a cache, and a
 * record is one line of it.
 */
export const STRIDE = 8;
/** Flags, and above them the number of its stage. */
export const AT_FLAGS = 0;
export const STAGE_SHIFT = 9;
/** Numbers of its filter and its terms in the rule book, where its flags say that it has some. */
export const AT_FILTER = 1;
export const AT_TERMS = 2;
/** Where its flags say blocked: the minute since 1970 that ends it, and below it CODE_BITS bits of verdict code. */
export const AT_BLOCK = 3;
/** The triple of `verdict.ts` with code 0: contract number, stage position and mode, price. */
export const AT_NUMBER = 4;
export const AT_PACKED = 5;
export const AT_PRICE = 6;
/** Of its contract: the routing version of its last edit, which no brand brings to 31 bits. */
export const AT_VERSION = 7;

/** Bits of a slot's flags. A slot without any is eligible wherever the index found it. */
export const DEAD = 1;
export const PAUSED = 2;
export const SUSPENDED = 4;
export const SOURCES = 8;
export const FILTERED = 16;
export const HOURS = 32;
export const BELOW_MINIMUM = 64;
/** A cap, budget or wallet said no; AT_BLOCK says until when and why. */
export const BLOCKED = 128;

interface Records {
  readonly records: Int32Array;
}

const FLAG_BITS = (1 << STAGE_SHIFT) - 1;

export const flagsOf = ({ records }: Records, slot: number): number =>
  (records[slot * STRIDE + AT_FLAGS] ?? 0) & FLAG_BITS;
export function setFlags({ records }: Records, slot: number, flags: number): void {
  records[slot * STRIDE + AT_FLAGS] = ((records[slot * STRIDE + AT_FLAGS] ?? 0) & ~FLAG_BITS) | flags;
}
export const stageOf = ({ records }: Records, slot: number): number =>
  (records[slot * STRIDE + AT_FLAGS] ?? 0) >>> STAGE_SHIFT;
export const priceAt = ({ records }: Records, slot: number): number => records[slot * STRIDE + AT_PRICE] ?? 0;
export const modeAt = ({ records }: Records, slot: number): number =>
  ((records[slot * STRIDE + AT_PACKED] ?? 0) >> 12) & 15;

const MINUTE = 60_000;
const CODE_BITS = 5;
/** Stands for ever: what is left of 31 bits, a minute of the year 2097. */
const LAST_MINUTE = 2 ** (31 - CODE_BITS) - 1;

export const minuteOf = (ms: number): number => Math.floor(ms / MINUTE);

/** Blocks a slot with a verdict code (caps, budgets, funds) until an instant in ms, which may be infinite. */
export function block(columns: Records, slot: number, code: number, untilMs: number): void {
  const minute = Math.min(Math.ceil(untilMs / MINUTE), LAST_MINUTE);
  columns.records[slot * STRIDE + AT_BLOCK] = (minute << CODE_BITS) | code;
  setFlags(columns, slot, flagsOf(columns, slot) | BLOCKED);
}

/** The code that a slot is blocked with in a minute, or 0. Its flags say blocked. */
export function blockOf({ records }: Records, slot: number, minute: number): number {
  const entry = records[slot * STRIDE + AT_BLOCK] ?? 0;
  return entry >> CODE_BITS > minute ? entry & ((1 << CODE_BITS) - 1) : 0;
}
