import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fieldErrors } from "@/lib/runtime/use-case";
import { boundWords } from "@/lib/web/field-words";

const schema = z.object({
  name: z.string().max(80),
  password: z.string().min(10),
  weight: z.number().int().min(1).max(1000),
  amountMinor: z.number().max(500),
  balance: z.number().min(0).default(0),
  budgets: z.object({ day: z.number().min(1) }).default({ day: 1 }),
  above: z.number().positive(),
  ids: z.array(z.string()).max(2),
});
const good = { name: "", password: "long enough", weight: 1, amountMinor: 1, above: 1, ids: [] };

function wordsFor(change: object) {
  const { error } = schema.safeParse({ ...good, ...change });
  return error ? fieldErrors(error).map(boundWords) : [];
}

describe("what is too much or too little", () => {
  it.each([
    ["a text by its characters", { name: "x".repeat(81) }, { key: "too_long_of", values: { limit: 80 } }],
    ["a password", { password: "short" }, { key: "too_short_of", values: { limit: 10 } }],
    ["a number", { weight: 1001 }, { key: "too_big_of", values: { limit: 1000 } }],
    ["a number below", { weight: 0 }, { key: "too_small_of", values: { limit: 1 } }],
    ["what is below zero", { balance: -1 }, { key: "negative", values: { limit: 0 } }],
    ["an amount without its stored unit", { amountMinor: 501 }, { key: "too_big", values: { limit: 0 } }],
    ["an amount of nothing", { budgets: { day: 0 } }, { key: "zero_amount", values: { limit: 0 } }],
    ["a bound that is not reached itself", { above: 0 }, { key: "too_small", values: { limit: 0 } }],
    ["a list", { ids: ["a", "b", "c"] }, { key: "too_big", values: { limit: 0 } }],
  ])("is told of %s", (_what, change, words) => {
    expect(wordsFor(change)).toEqual([words]);
  });
});
