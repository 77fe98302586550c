import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/ctx";
import { pickLocale, pickTheme } from "@/lib/web/i18n-locale";
import { MESSAGES } from "@/lib/web/i18n-messages";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : leaves(value, `${prefix}${key}.`),
  );
}

/** Names of placeholders and tags; the branches of plurals and selects may use them in any order and number. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g), ...text.matchAll(/<(\w+)>/g)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set(names)].sort();
}

const english = new Map(leaves(MESSAGES.en));
const german = new Map(leaves(MESSAGES.de));

/** Words of both languages: add one only where a German reader would write it so. */
const IN_BOTH = [
  ..."Budgets Codes CSV Filter Format Host JSON Lead Leads Live live Logo Manager Name PDF Person Pipeline".split(
    " ",
  ),
  ..."Position Status Support System Team Test Tests Text Webhook XML".split(" "),
  "optional",
  "HTTP {status}",
  "Lead: {category}",
];

const ROOT = path.resolve(import.meta.dirname, "../../..");
const pages = ["app", "components"].flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".tsx"))
    .map((entry) => path.join(entry.parentPath, entry.name)),
);

describe("pages and components", () => {
  it("say nothing that is in no catalogue", () => {
    // Text between tags, and what attributes show or read out.
    const between = /<[a-z](?:[^<>]*[^=<>])?>\s*([A-Z][a-z]+(?:[ ,.!?’'–-]+\w+)*[.!?…]?)\s*<\//g;
    const spoken =
      /\b(?:aria-label|title|placeholder|alt|label|hint|text|caption)="([^"]*[A-Za-z]{2} [^"]*|[A-Z][a-z]+)"/g;
    const literal = pages.flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return [...text.matchAll(between), ...text.matchAll(spoken)].map(
        (match) => `${path.relative(ROOT, file)}: ${match[1]}`,
      );
    });
    expect(pages.length).toBeGreaterThan(100);
    expect(literal).toEqual([]);
  });
});

describe("the catalogues", () => {
  it("have the same keys", () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("take the same placeholders", () => {
    const differing = [...english]
      .filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(german.get(key) ?? "")}`)
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it("leave nothing untranslated and no text empty", () => {
    const hasWords = (text: string) => /\p{L}{2}/u.test(text.replaceAll(/\{[^}]*\}|<[^>]*>/g, ""));
    const same = [...english].filter(([key, text]) => hasWords(text) && german.get(key) === text);
    expect(same.filter(([, text]) => !IN_BOTH.includes(text))).toEqual([]);
    const empty = [...english, ...german].filter(([, text]) => text.trim() === "");
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it.each(LOCALES)("can be read by the formatter: %s", (locale) => {
    const broken: string[] = [];
    const translate = createTranslator({
      locale,
      messages: MESSAGES[locale] as Tree,
      onError: (error) => broken.push(error.message),
    });
    const rich = translate.rich as (key: string, values: Record<string, unknown>) => unknown;
    for (const [key, text] of leaves(MESSAGES[locale])) {
      const names = placeholders(text);
      const values = Object.fromEntries(
        names.map((name) => [name, text.includes(`<${name}>`) ? () => name : 1]),
      );
      rich(key, values);
    }
    expect(broken).toEqual([]);
  });

  it("speaks to German readers as Sie", () => {
    const familiar = [...german].filter(([, text]) => /\b(du|dich|dir|dein(e|en|em|er)?)\b/i.test(text));
    expect(familiar.map(([key]) => key)).toEqual([]);
  });
});

describe("what came of many leads", () => {
  const say = (
    locale: "en" | "de",
    deed: "release" | "resell",
    offered: number,
    sold: number,
    failed = 0,
  ) => {
    const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "operator.leads.bulk" });
    return t(`${deed}.done`, { offered, sold, amount: "$40.00", passedOver: 0, failed });
  };

  it.each([
    ["release", 0, 0, "None of them was held.", "Keiner davon war angehalten."],
    ["release", 1, 0, "1 lead released, not sold.", "1 Lead freigegeben, nicht verkauft."],
    ["release", 1, 1, "1 lead released, sold for $40.00.", "1 Lead freigegeben, verkauft für $40.00."],
    ["release", 2, 0, "2 leads released, none sold.", "2 Leads freigegeben, keiner verkauft."],
    [
      "release",
      3,
      1,
      "3 leads released, 1 sold for $40.00.",
      "3 Leads freigegeben, 1 davon verkauft für $40.00.",
    ],
    [
      "release",
      3,
      2,
      "3 leads released, 2 sold for $40.00.",
      "3 Leads freigegeben, 2 davon verkauft, zusammen für $40.00.",
    ],
    ["resell", 0, 0, "Nothing was sold.", "Nichts wurde verkauft."],
    ["resell", 1, 0, "The lead was not sold.", "Der Lead wurde nicht verkauft."],
    ["resell", 1, 1, "The lead was sold for $40.00.", "Der Lead wurde für $40.00 verkauft."],
    ["resell", 9, 0, "None of the 9 leads was sold.", "Keiner der 9 Leads wurde verkauft."],
    ["resell", 9, 2, "2 of 9 leads sold for $40.00.", "2 von 9 Leads verkauft, für $40.00."],
  ] as const)("is said well: %s, %i offered, %i sold", (deed, offered, sold, english, german) => {
    expect(say("en", deed, offered, sold)).toBe(english);
    expect(say("de", deed, offered, sold)).toBe(german);
  });

  it("is not said of leads that were never held where they could only not be offered now", () => {
    const text = "Nothing was released. 2 could not be offered right now.";
    expect(say("en", "release", 0, 0, 2)).toBe(text);
  });
});

describe("the language of a page", () => {
  const none = { chosen: undefined, brand: undefined, acceptLanguage: null };

  it("is the user's, else the brand's, else the browser's, else English", () => {
    expect(pickLocale({ chosen: "de", brand: "en", acceptLanguage: "en" })).toBe("de");
    expect(pickLocale({ chosen: "xx", brand: "de", acceptLanguage: "en" })).toBe("de");
    expect(pickLocale({ ...none, acceptLanguage: "fr-CH, de-AT;q=0.9, en;q=0.8" })).toBe("de");
    expect(pickLocale({ ...none, acceptLanguage: "de;q=0.2,en-GB;q=0.7" })).toBe("en");
    expect(pickLocale({ ...none, acceptLanguage: "de;q=0,;;;=,*" })).toBe("en");
    expect(pickLocale(none)).toBe("en");
  });

  it("leaves light and dark to the system unless chosen", () => {
    expect(pickTheme("dark")).toBe("dark");
    expect(pickTheme("pink")).toBe("system");
    expect(pickTheme(undefined)).toBe("system");
  });
});
