import { describe, expect, it } from "vitest";
import { goKeys } from "@/components/palette/go-keys";
import { listOptions, matches, splitVerb, type Words } from "@/components/palette/list-options";
import type { PaletteSetup } from "@/components/palette/palette-types";
import type { SearchHits } from "@/lib/reporting/search-schema";

const words: Words = {
  groups: {
    pages: "Seiten",
    leads: "Leads",
    contracts: "Verträge",
    buyers: "Käufer",
    suppliers: "Lieferanten",
    deeds: "Aktionen",
  },
  pause: (name) => `${name} pausieren`,
  resume: (name) => `${name} fortsetzen`,
  verbs: ["pausieren", "pause"],
  nouns: ["Vertrag", "Nr.", "contract"],
  nameless: "Ohne Namen",
  category: ({ de }) => de,
  moment: (at) => String(at),
  themes: { light: "hell", dark: "dunkel", system: "System" },
  shortcuts: "Tastenkürzel",
  signOut: "Abmelden",
};
const setup: PaletteSetup = {
  home: "/buyer",
  places: [
    { href: "/buyer", label: "Übersicht" },
    { href: "/buyer/leads?opened=false", label: "Leads" },
    { href: "/buyer/contracts", label: "Verträge" },
  ],
  deeds: [],
  pause: async () => ({}),
  setTheme: async () => {},
  signOut: async () => {},
};
const hits: SearchHits = {
  leads: [
    { id: "lead_1", name: null, place: "80331 München", category: { en: "Solar", de: "Solar" }, at: "heute" },
  ],
  contracts: [{ id: "contract_1", number: 7, name: "Solar Süd", buyer: "Rheinsolar", paused: false }],
  buyers: [],
  suppliers: [],
};
const labels = (q: string, found: SearchHits | null, given = setup) =>
  listOptions(q, found, given, words).flatMap(({ options }) => options.map(({ label }) => label));

describe("the palette's options", () => {
  it("are all pages and deeds before anything is typed", () => {
    expect(labels("", null)).toEqual(expect.arrayContaining(["Übersicht", "Leads", "Verträge", "Abmelden"]));
  });

  it("are found by the beginnings of words, without marks or case", () => {
    expect(labels("uber", null)).toEqual(["Übersicht"]);
    expect(matches("Müller Heizung & Sanitär", "san mul")).toBe(true);
    expect(matches("Müller", "ller")).toBe(false);
  });

  it("open what was found and pause a contract; where pausing is not allowed it is not offered", () => {
    expect(labels("sol", hits)).toEqual(["Ohne Namen", "Solar Süd", "Solar Süd pausieren"]);
    expect(labels("sol", hits, { ...setup, pause: null })).toEqual(["Ohne Namen", "Solar Süd"]);
  });

  it("tell two leads of one person apart", () => {
    const [lead] = hits.leads;
    if (!lead) throw new Error("no lead");
    const twins = [lead, { ...lead, id: "lead_2", at: "gestern" } as const];
    const groups = listOptions("mü", { ...hits, leads: twins }, setup, words);
    const details = groups.find(({ label }) => label === "Leads")?.options.map(({ detail }) => detail);
    expect(details).toEqual(["Solar · heute · 80331 München", "Solar · gestern · 80331 München"]);
  });

  it("are deeds alone after a verb, which is no part of the search", () => {
    expect(splitVerb(" Pausieren solar süd ", words)).toEqual({ verb: true, rest: "solar süd" });
    expect(splitVerb("pause", words)).toEqual({ verb: false, rest: "pause" });
    expect(labels("pausieren solar", hits)).toEqual(["Solar Süd pausieren"]);
  });

  it.each([
    ["pause contract 12", "12"],
    ["pause contract roofing", "roofing"],
    ["pause roofing contract", "roofing"],
    ["Vertrag pausieren 12", "12"],
    ["Vertrag Nr. 12 pausieren", "12"],
    ["pausieren Vertrag 7", "#7"],
    ["pause contract", ""],
  ])("leave the noun beside a verb out of the search: %s", (q, rest) => {
    expect(splitVerb(q, words)).toEqual({ verb: true, rest });
  });

  it("find people whose name is a verb, and what is called a contract", () => {
    expect(splitVerb("Rainer Pause", words)).toEqual({ verb: false, rest: "Rainer Pause" });
    expect(splitVerb("Vertrag Nord", words)).toEqual({ verb: false, rest: "Vertrag Nord" });
  });
});

describe("the letters after g", () => {
  it("come from the address, each once, whatever view a place opens with", () => {
    expect(goKeys(setup.places, setup.home).map(({ key }) => key)).toEqual(["o", "l", "c"]);
    const twice = ["/buyer/contracts", "/buyer/catalogue", "/buyer/c"].map((href) => ({ href, label: href }));
    expect(goKeys(twice, "/buyer").map(({ key }) => key)).toEqual(["c", "a"]);
  });
});
