/** What an API calls a thing that people call by this name: nobody has to invent a key to begin with. */
function plainWords(name: string): string[] {
  const latin = name
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter] ?? letter)
    .replaceAll("ß", "ss")
    .replaceAll("²", "2")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  return latin.match(/[a-z0-9]+/g) ?? [];
}

/** "Wohnfläche in m²" is "wohnflaecheInM2"; "" where no letter of it is a Latin one. */
export function fieldKeyFrom(label: string): string {
  const key = plainWords(label)
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return key
    .replace(/^\d+/, "")
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .slice(0, 40);
}

/** "Solar, homeowners" is "solar-homeowners". */
export function categoryKeyFrom(name: string): string {
  return plainWords(name)
    .join("-")
    .replace(/^[\d-]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}
