import { describe, expect, it } from "vitest";
import { columns, decodeAnswer } from "@/db/kernel-answer";
import { encodeBatch, SELL_PARAMETERS } from "@/db/kernel-batch";
import { encodeOne, onlyLead, SELL_ONE_PARAMETERS } from "@/db/kernel-one";
import type { SellBatch, SellInlet, SellLead } from "@/db/kernel-types";
import { toText } from "@/db/parameters";
import { MODE_EXCLUSIVE, MODE_SHARED } from "@/lib/routing/verdict";

const inlet: SellInlet = {
  sourceId: "00000000-0000-7000-8000-00000000000a",
  duplicates: { fields: ["email", "person"], match: "all", windowDays: 7, scope: "brand", action: "hold" },
  supplierShareBps: 6000,
  listsInShop: true,
};
const contract = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
const lead = (given: Partial<SellLead> = {}): SellLead => ({
  id: "00000000-0000-7000-8000-0000000000ff",
  isNew: true,
  test: false,
  preset: null,
  inlet,
  maxShares: 3,
  hasMore: false,
  candidates: [],
  trail: [],
  row: {},
  ...given,
});
/** The text of each parameter. */
const valuesOf = (one: SellBatch): (string | null)[] => encodeBatch(one).parameters.map(toText);
const batch = (...leads: SellLead[]): SellBatch => ({ brandId: contract(9), routingVersion: 4, leads });
const candidate = {
  contractVersion: 3,
  stagePosition: 2,
  stageMaxSales: 1,
  byBid: true,
  trailIndex: 1,
  mode: MODE_SHARED,
};

describe("encodeBatch", () => {
  it("counts contracts in ascending order of their ids, offsets from 1, and triples by their second number", () => {
    const first = lead({
      candidates: [
        { ...candidate, contractId: contract(5) },
        {
          ...candidate,
          contractId: contract(1),
          contractVersion: 4,
          mode: MODE_EXCLUSIVE,
          stageMaxSales: null,
          byBid: false,
        },
      ],
      trail: [1, 2, 3, 4, 5, 6],
    });
    const second = lead({
      candidates: [{ ...candidate, contractId: contract(5), trailIndex: 0 }],
      trail: [7, 8, 9],
    });
    const { parameters, contracts } = encodeBatch(batch(first, second));
    const values = parameters.map(toText);
    expect(values).toHaveLength(SELL_PARAMETERS);
    expect(contracts).toEqual([contract(1), contract(5)]);
    expect(values[20]).toBe("{4,3}");
    expect(values[21]).toBe("{2,1,2}");
    expect(values[22]).toBe(`{${[2 | 4 | (1 << 3) | (2 << 8), 1 | (2 << 8), 2 | 4 | (1 << 3) | (2 << 8)]}}`);
    expect(values[23]).toBe("{5,5,8}");
    expect(values[24]).toBe("{1,3,4}");
    expect(values[25]).toBe("{1,2,3,4,5,6,7,8,9}");
    expect(values[26]).toBe("{1,7,10}");
  });

  it("packs the rules of an inlet once, however many leads it has", () => {
    const values = valuesOf(batch(lead(), lead()));
    expect(values[2]).toBe(`{${inlet.sourceId}}`);
    expect(values[3]).toBe(`{${1 | 4 | 8 | 16 | 32 | 128}}`);
    expect(values[8]).toBe("{1,1}");
  });

  it("gives a lead that is sold again a fresh seed, so that its new sales have ids of their own", () => {
    const [again, fresh] = [lead({ isNew: false }), lead()].map((one) => valuesOf(batch(one))[7]);
    expect(fresh).toBe("{00000000-0000-7000-8000-000000000001}");
    expect(again).toMatch(/^\{[0-9a-f-]{32}0001\}$/);
    expect(again).not.toBe(fresh);
  });

  it.each(["emailKey", "phoneKey", "personKey"] as const)("tells of two leads with one %s", (key) => {
    const what = (...keys: (string | null)[]): number =>
      Number(valuesOf(batch(...keys.map((one) => lead({ row: { [key]: one } }))))[17]);
    expect(what(contract(1), contract(2), contract(1)) & 8).toBe(8);
    expect(what(contract(1), contract(2), null, null) & 8).toBe(0);
  });

  it("writes eighteen texts a lead, whatever is missing, and nothing that could be taken for a separator", () => {
    const values = valuesOf(batch(lead({ row: { firstName: "A\x1fB", fields: { a: "x\0" } } }), lead()));
    const texts = (values[18] ?? "").split("\x1f");
    expect(texts).toHaveLength(36);
    expect(texts[5]).toBe("AB");
    expect(texts[14]).toBe('{"a":"x"}');
    expect(texts.slice(18).every((text) => text === "\x1e")).toBe(true);
  });

  it("keeps escapes that JSON may have", () => {
    const fields = { quote: '"\\u0000"', line: "a\nb", emoji: "🏠", lone: "\udc00!" };
    const text = (valuesOf(batch(lead({ row: { fields } })))[18] ?? "").split("\x1f")[14] ?? "";
    expect(JSON.parse(text)).toEqual({ ...fields, lone: "\ufffd!" });
  });
});

describe("a lead that may go alone", () => {
  const plain: SellInlet = {
    ...inlet,
    duplicates: { fields: ["email"], match: "any", windowDays: 7, scope: "category", action: "hold" },
  };
  const whole = { ...candidate, contractId: contract(1), mode: MODE_EXCLUSIVE };

  it("is new, sold whole, and compared by a plain rule", () => {
    const one = lead({ inlet: plain, candidates: [whole] });
    expect(onlyLead(batch(one))).toBe(one);
    expect(encodeOne(batch(one), one)).toHaveLength(SELL_ONE_PARAMETERS);
  });

  it.each<[string, Partial<SellLead>]>([
    ["sold again", { isNew: false }],
    ["a test", { test: true }],
    ["refused already", { preset: "rejected" }],
    ["shared with somebody", { candidates: [whole, { ...whole, mode: MODE_SHARED }] }],
    ["compared in all keys", { inlet: { ...plain, duplicates: { ...plain.duplicates, match: "all" } } }],
    [
      "compared across categories",
      { inlet: { ...plain, duplicates: { ...plain.duplicates, scope: "brand" } } },
    ],
    ["sold though known", { inlet: { ...plain, duplicates: { ...plain.duplicates, action: "allow" } } }],
    ["compared by person", { inlet: { ...plain, duplicates: { ...plain.duplicates, fields: ["person"] } } }],
  ])("is not %s", (_, given) => {
    expect(onlyLead(batch(lead({ inlet: plain, candidates: [whole], ...given })))).toBeNull();
  });

  it("is alone", () => {
    expect(onlyLead(batch(lead({ inlet: plain }), lead({ inlet: plain })))).toBeNull();
  });
});

describe("columns", () => {
  it.each([
    ["(1,2)", ["1", "2"]],
    ['(1,,"{1,NULL}",,t,{0})', ["1", "", "{1,NULL}", "", "t", "{0}"]],
    ["(,1,)", ["", "1", ""]],
    ["(,)", ["", ""]],
  ])("of %s", (record, expected) => {
    expect(columns(record)).toEqual(expected);
  });
});

describe("decodeAnswer", () => {
  it("gives each lead its own codes and sales", () => {
    const asked = { ...candidate, contractId: contract(1) };
    const leads = [lead({ candidates: [asked, asked] }), lead(), lead({ candidates: [asked] }), lead()];
    const answer = [
      "{1,2,3,4}",
      "{1,0,0,0}",
      `{NULL,${contract(7)},NULL,NULL}`,
      "{NULL,t,NULL,NULL}",
      "{0,2,10}",
      `{${contract(8)}}`,
      // Lead, contract, rule, price, payout, balance and version of the wallet, place in the trail, the wallet's first contract.
      "{{1,1,258,1500,900,-400,12,2,1}}",
    ];
    expect(decodeAnswer(batch(...leads), [contract(1)], answer)).toEqual([
      {
        kind: "decided",
        status: "sold",
        duplicateOf: null,
        codes: [0, 2],
        sales: [
          {
            id: contract(8),
            contractId: contract(1),
            mode: "shared",
            priceMinor: 1500,
            payoutMinor: 900,
          },
        ],
      },
      { kind: "replay", leadId: contract(7), sameInput: true },
      { kind: "again", codes: [10] },
      { kind: "missing" },
    ]);
  });
});
