import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { bigints, floats, ints, type Parameter, toText, toValue, uuids } from "@/db/parameters";

const ID = "018f6b1c-0a2b-7c3d-9e4f-5a6b7c8d9e0f";

/** What the database reads, as it would write it. */
async function read(type: string, value: string | Buffer | null): Promise<string> {
  const { rows } = await pool().query<{ read: string }>(`select $1::${type}::text as read`, [value]);
  return rows[0]?.read ?? "nothing";
}

describe("an array as a parameter", () => {
  it.each<[string, string, Parameter, string]>([
    ["numbers", "int[]", ints([1, -1, 2_147_483_647, -2_147_483_648, 0]), "{1,-1,2147483647,-2147483648,0}"],
    ["several lists of numbers", "int[]", ints([1, 2], [], [3]), "{1,2,3}"],
    ["a trail longer than most", "int[]", ints(Array(3_000).fill(7)), `{${Array(3_000).fill(7)}}`],
    [
      "large numbers",
      "bigint[]",
      bigints([0, 4_294_967_295, 4_294_967_296, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
      "{0,4294967295,4294967296,-1,9007199254740991,-9007199254740991}",
    ],
    ["coordinates", "float8[]", floats([48.137_154, null, -0.5]), "{48.137154,NULL,-0.5}"],
    ["uuids", "uuid[]", uuids([ID, null, ID.toUpperCase()]), `{${ID},NULL,${ID}}`],
    ["no numbers", "int[]", ints([]), "{}"],
    ["no lists", "int[]", ints(), "{}"],
    ["no uuids", "uuid[]", uuids([]), "{}"],
    ["nothing but nulls", "uuid[]", uuids([null, null]), "{NULL,NULL}"],
  ])("of %s is read as it was written, in binary and as text", async (_, type, parameter, expected) => {
    expect(toValue(parameter)).toBeInstanceOf(Buffer);
    expect(await read(type, toValue(parameter))).toBe(expected);
    expect(await read(type, toText(parameter))).toBe(expected);
  });

  it("is left alone where it is none", () => {
    expect([toValue("{1}"), toText("{1}"), toValue(null), toText(null)]).toEqual(["{1}", "{1}", null, null]);
  });
});
