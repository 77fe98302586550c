import type { LocalText } from "@/lib/leads/schema";
import type { SearchHits } from "@/lib/reporting/search-schema";
import type { Group, Option, PaletteSetup, Theme } from "./palette-types";

/** The palette's words, in the reader's language. */
export interface Words {
  readonly groups: Readonly<
    Record<"pages" | "leads" | "contracts" | "buyers" | "suppliers" | "deeds", string>
  >;
  readonly pause: (name: string) => string;
  readonly resume: (name: string) => string;
  /** The words that mean pausing and resuming where the search begins with them. */
  readonly verbs: readonly string[];
  /** The words that may stand around what is paused and say nothing of it: "contract". */
  readonly nouns: readonly string[];
  readonly nameless: string;
  readonly category: (name: LocalText) => string;
  readonly moment: (at: Date | string) => string;
  readonly themes: Readonly<Record<Theme, string>>;
  readonly shortcuts: string;
  readonly signOut: string;
}

/** Letters without their marks and without case: "Müller" is found by "muller". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every word of the search begins a word of the text. */
export function matches(text: string, q: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(q)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

const DIGIT = /^\d$/;

/**
 * "pause contract solar bayern" searches contracts for "solar bayern". A verb in another place counts where the noun says that it
 * is one ("Vertrag 12 pausieren"), so that somebody called Pause is still found.
 */
export function splitVerb(
  q: string,
  { verbs, nouns }: Pick<Words, "verbs" | "nouns">,
): { readonly verb: boolean; readonly rest: string } {
  const parts = q.trim().split(/\s+/);
  const among = (words: readonly string[]) => (part: string) =>
    words.some((word) => plain(word) === plain(part));
  const isNoun = among(nouns);
  const at = parts.findIndex(among(verbs));
  const verb = parts.length > 1 && (at === 0 || (at > 0 && parts.some(isNoun)));
  if (!verb) return { verb, rest: q.trim() };
  const others = parts.toSpliced(at, 1);
  const first = others.findIndex((part) => !isNoun(part));
  const rest =
    first < 0 ? "" : others.slice(first, others.findLastIndex((part) => !isNoun(part)) + 1).join(" ");
  // A search has two letters at least; a contract's number may have one.
  return { verb, rest: DIGIT.test(rest) ? `#${rest}` : rest };
}

/** What the palette shows for a search: pages and deeds by their names, then what the server found. */
export function listOptions(q: string, hits: SearchHits | null, setup: PaletteSetup, words: Words): Group[] {
  const { verb, rest } = splitVerb(q, words);
  const named = (options: readonly Option[]) =>
    rest === "" ? options : options.filter(({ label }) => matches(label, rest));
  const pauses = pauseOptions(hits, setup, words);
  const found = verb ? [] : foundGroups(hits, setup, words);
  const deeds = verb ? pauses : [...named(ownDeeds(setup, words)), ...pauses];
  return [
    { label: words.groups.pages, options: verb ? [] : named(setup.places.map(toOption)) },
    ...found,
    { label: words.groups.deeds, options: deeds },
  ].filter(({ options }) => options.length > 0);
}

const toOption = ({ href, label }: { href: string; label: string }): Option => ({
  id: `go:${href}`,
  label,
  run: { kind: "go", href },
});

function ownDeeds({ deeds }: PaletteSetup, words: Words): Option[] {
  const themes = (["light", "dark", "system"] as const).map(
    (theme): Option => ({ id: `theme:${theme}`, label: words.themes[theme], run: { kind: "theme", theme } }),
  );
  return [
    ...deeds.map(toOption),
    ...themes,
    { id: "shortcuts", label: words.shortcuts, run: { kind: "shortcuts" } },
    { id: "signOut", label: words.signOut, run: { kind: "signOut" } },
  ];
}

function pauseOptions(hits: SearchHits | null, { pause }: PaletteSetup, words: Words): Option[] {
  if (pause === null) return [];
  return (hits?.contracts ?? []).map(
    ({ id, number, name, buyer, paused }): Option => ({
      id: `pause:${id}`,
      label: paused ? words.resume(name) : words.pause(name),
      detail: `#${number} · ${buyer}`,
      run: { kind: "pause", id, name, paused },
    }),
  );
}

function foundGroups(
  hits: SearchHits | null,
  { home }: PaletteSetup,
  { groups, nameless, ...say }: Words,
): Group[] {
  if (hits === null) return [];
  const option = (kind: string, id: string, label: string, detail: string): Option => ({
    id,
    label,
    detail,
    run: { kind: "go", href: `${home}/${kind}/${id}` },
  });
  const companies = (kind: "buyers" | "suppliers") =>
    hits[kind].map(({ id, name, email }) => option(kind, id, name, email));
  return [
    {
      label: groups.leads,
      // One person may have asked for several things, or for one thing twice.
      options: hits.leads.map(({ id, name, category, at, place }) =>
        option(
          "leads",
          id,
          name ?? nameless,
          [say.category(category), say.moment(at), place].filter(Boolean).join(" · "),
        ),
      ),
    },
    { label: groups.buyers, options: companies("buyers") },
    {
      label: groups.contracts,
      options: hits.contracts.map(({ id, number, name, buyer }) =>
        option("contracts", id, name, `#${number} · ${buyer}`),
      ),
    },
    { label: groups.suppliers, options: companies("suppliers") },
  ];
}
