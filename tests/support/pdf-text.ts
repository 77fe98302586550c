import { inflateSync } from "node:zlib";

/** What stands on each page of a PDF with embedded fonts, line by line as it was drawn: by its own map from glyphs to letters. */
export function pdfText(pdf: Uint8Array): string[][] {
  const source = Buffer.from(pdf).toString("latin1");
  const objects = new Map<string, { head: string; stream: string }>();
  for (const match of source.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = "", body = ""] = match;
    const [head = "", rest] = body.split(/\nstream\n/);
    const raw = Buffer.from((rest ?? "").replace(/\n?endstream\s*$/, ""), "latin1");
    const stream = head.includes("/FlateDecode") ? inflateSync(raw) : raw;
    objects.set(id, { head, stream: stream.toString("latin1") });
  }
  const refer = (head: string, key: string) =>
    objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? "");
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => {
    const fonts = new Map<string, string[]>();
    for (const [, name = "", id = ""] of refer(head, "Resources")?.head.matchAll(/\/(F\d+) (\d+) 0 R/g) ??
      []) {
      fonts.set(name, lettersOf(refer(objects.get(id)?.head ?? "", "ToUnicode")?.stream ?? ""));
    }
    return linesOf(refer(head, "Contents")?.stream ?? "", fonts);
  });
}

function lettersOf(map: string): string[] {
  const letters: string[] = [];
  for (const [, from = "", list = ""] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [i, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries()) {
      const units = hex.replaceAll(" ", "").match(/.{4}/g) ?? [];
      letters[Number.parseInt(from, 16) + i] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      );
    }
  }
  return letters;
}

function linesOf(content: string, fonts: ReadonlyMap<string, string[]>): string[] {
  let letters: string[] = [];
  const lines: string[] = [];
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? [];
    const hex = [...(glyphs ?? "").matchAll(/<([0-9a-f]+)>/g)].map(([, part = ""]) => part).join("");
    const codes = hex.match(/.{4}/g) ?? [];
    if (codes.length > 0) lines.push(codes.map((code) => letters[Number.parseInt(code, 16)] ?? "?").join(""));
  }
  return lines;
}
