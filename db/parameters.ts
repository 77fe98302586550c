/**
 * Arrays as parameters. In binary, as Postgres sends them itself (array_recv in its source), which it reads in half the time of
 * text. As text where they travel within another array.
 */
import { HEX_DIGITS } from "@/lib/core/id";

interface Ints {
  readonly of: "int4";
  /** One after the other. */
  readonly lists: readonly (readonly number[])[];
}

interface Bigints {
  /** Of numbers that are whole and safe. */
  readonly of: "int8";
  readonly values: readonly number[];
}

interface Floats {
  readonly of: "float8";
  readonly values: readonly (number | null)[];
}

interface Uuids {
  readonly of: "uuid";
  readonly values: readonly (string | null)[];
}

export type ArrayParameter = Ints | Bigints | Floats | Uuids;
/** What is not an array goes as it is written here. */
export type Parameter = string | null | ArrayParameter;

export const ints = (...lists: Ints["lists"]): Ints => ({ of: "int4", lists });
export const bigints = (values: Bigints["values"]): Bigints => ({ of: "int8", values });
export const floats = (values: Floats["values"]): Floats => ({ of: "float8", values });
export const uuids = (values: Uuids["values"]): Uuids => ({ of: "uuid", values });

const isArray = (parameter: Parameter): parameter is ArrayParameter =>
  typeof parameter === "object" && parameter !== null;

/** A parameter as text. */
export function toText(parameter: Parameter): string | null {
  if (!isArray(parameter)) return parameter;
  const values: readonly (string | number | null)[] =
    parameter.of === "int4" ? parameter.lists.flat() : parameter.values;
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

/** A parameter as the driver takes it: bytes are sent in binary. */
export function toValue(parameter: Parameter): string | Buffer | null {
  if (!isArray(parameter)) return parameter;
  switch (parameter.of) {
    case "int4":
      return writeInts(parameter.lists);
    case "int8":
      return writeBigints(parameter.values);
    case "float8":
      return writeFloats(parameter.values);
    case "uuid":
      return writeUuids(parameter.values);
  }
}

/** Types by their oids (pg_type.dat). */
const INT4 = 23;
const INT8 = 20;
const FLOAT8 = 701;
const UUID = 2950;
const HEADER = 20;

/** Room for an array, its head written; `at` moves on as elements are. */
class ArrayWriter {
  at = HEADER;
  readonly bytes: Buffer;
  readonly view: DataView;

  constructor(
    oid: number,
    private readonly length: number,
    size: number,
  ) {
    this.bytes = Buffer.allocUnsafe(HEADER + length * (4 + size));
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    // Dimensions (none where it is empty), whether there are nulls, type; then of the one dimension its length and where it begins.
    this.view.setInt32(0, length === 0 ? 0 : 1);
    this.view.setInt32(4, 0);
    this.view.setInt32(8, oid);
    this.view.setInt32(12, length);
    this.view.setInt32(16, 1);
  }

  writeNull(): void {
    this.view.setInt32(4, 1);
    this.view.setInt32(this.at, -1);
    this.at += 4;
  }

  end(): Buffer {
    return this.bytes.subarray(0, this.length === 0 ? 12 : this.at);
  }
}

function writeInts(lists: Ints["lists"]): Buffer {
  let length = 0;
  for (const { length: one } of lists) length += one;
  const to = new ArrayWriter(INT4, length, 4);
  const { view } = to;
  let { at } = to;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++, at += 8) {
      view.setInt32(at, 4);
      view.setInt32(at + 4, values[i] ?? 0);
    }
  }
  to.at = at;
  return to.end();
}

function writeBigints(values: Bigints["values"]): Buffer {
  const to = new ArrayWriter(INT8, values.length, 8);
  for (const value of values) {
    to.view.setInt32(to.at, 8);
    to.view.setInt32(to.at + 4, Math.floor(value / 2 ** 32));
    to.view.setUint32(to.at + 8, value >>> 0);
    to.at += 12;
  }
  return to.end();
}

function writeFloats(values: Floats["values"]): Buffer {
  const to = new ArrayWriter(FLOAT8, values.length, 8);
  for (const value of values) {
    if (value === null) to.writeNull();
    else {
      to.view.setInt32(to.at, 8);
      to.view.setFloat64(to.at + 4, value);
      to.at += 12;
    }
  }
  return to.end();
}

/** Where the bytes of a uuid stand in its text. */
const PLACES = new Uint8Array([0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]);

function writeUuids(values: Uuids["values"]): Buffer {
  const to = new ArrayWriter(UUID, values.length, 16);
  const { bytes } = to;
  for (const uuid of values) {
    if (uuid === null) {
      to.writeNull();
      continue;
    }
    to.view.setInt32(to.at, 16);
    const at = to.at + 4;
    for (let i = 0; i < 16; i++) {
      const place = PLACES[i] ?? 0;
      const high = HEX_DIGITS[uuid.charCodeAt(place)] ?? 0;
      bytes[at + i] = (high << 4) | (HEX_DIGITS[uuid.charCodeAt(place + 1)] ?? 0);
    }
    to.at = at + 16;
  }
  return to.end();
}
