import { describe, expect, it } from "vitest";
import { emailKey, foldName, personKey, phoneKey } from "@/lib/leads/person-keys";

describe("person keys", () => {
  it.each([
    ["Müller-Lüdenscheidt", "MULLER LUDENSCHEIDT"],
    ["Groß", "gross"],
    ["O'Neil", "oneil"],
    ["Łukasz ", "łukasz"],
    ["Ngũgĩ", "NGUGI"],
  ])("%s and %s are one name", (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it("tell different values apart, across kinds too", () => {
    const keys = [emailKey("a@b.de"), phoneKey("a@b.de"), emailKey("a@b.dk"), personKey("a", "b", "c")];
    expect(new Set(keys).size).toBe(4);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });

  it("need a value: nothing has no key, nor have names without a letter", () => {
    expect(emailKey(null)).toBeNull();
    expect(emailKey("")).toBeNull();
    expect(phoneKey(null)).toBeNull();
    expect(personKey("Erika", null, "80331")).toBeNull();
    expect(personKey("-", "Muster", "80331")).toBeNull();
    expect(personKey("Erika", "Muster", null)).toBeNull();
  });
});
