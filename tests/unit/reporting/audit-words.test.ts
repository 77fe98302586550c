import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/ctx";
import { MESSAGES } from "@/lib/web/i18n-messages";

const LIB = path.resolve(import.meta.dirname, "../../../lib");
const sources = readdirSync(LIB, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
  .filter((text) => !/export function command\b/.test(text));

const commands = sources.flatMap((text) =>
  [...text.matchAll(/\bcommand\(\{\s*name: "([^"]+)"/g)].map((match) => match[1] ?? ""),
);

describe("the words of the audit log", () => {
  it("finds every command by its name", () => {
    const calls = sources.flatMap((text) => [...text.matchAll(/\bcommand\(\{/g)]);
    expect(commands).toHaveLength(calls.length);
    expect(new Set(commands).size).toBe(commands.length);
    expect(commands).toContain("contract.update");
  });

  it.each(LOCALES)("say what each command does: messages/%s/audit.json, action", (locale) => {
    const words = MESSAGES[locale].audit.action as Record<string, Record<string, string>>;
    const missing = commands.filter((name) => {
      const [noun = "", verb = ""] = name.split(".");
      return !words[noun]?.[verb];
    });
    expect(missing).toEqual([]);
  });

  it("keep none of a command that is gone: entries of old ones show their name", () => {
    const said = Object.entries(MESSAGES.en.audit.action).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    );
    expect(said.filter((name) => !commands.includes(name))).toEqual([]);
  });
});
