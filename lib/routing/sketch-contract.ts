import { eq } from "drizzle-orm";
import * as z from "zod";
import { category } from "@/db/schema";
import { type FieldError, notFound } from "@/lib/core/errors";
import { idSchema } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { describeContract } from "./describe-contract";
import { type ContractDraft, contractDraft } from "./draft-schema";
import { drawTerritory } from "./draw-territory";
import type { Places } from "./engine/places";
import { loadPlaces } from "./load-places";
import type { PostalNotice, TerritoryMap } from "./map-schema";
import { readDraftTerms } from "./read-draft-terms";
import { readPostalList } from "./read-postal-list";
import { type ContractInput, type TerritoryRow, territoryRow } from "./schema";

/** What the editor shows beside the form, whatever state the form is in. */
export interface ContractSketch {
  readonly terms: ContractInput | null;
  readonly errors: readonly FieldError[];
  /** null: there is too little yet to say a sentence. */
  readonly summary: string | null;
  readonly maps: readonly TerritoryMap[];
  readonly notices: readonly PostalNotice[];
}

/** Reads a draft without storing anything. */
export const sketchContract = query({
  name: "contract.sketch",
  permission: "contract.read",
  input: z.object({ categoryId: idSchema("category"), draft: contractDraft }),
  async run(tx, { categoryId, draft }, ctx): Promise<ContractSketch> {
    const [kind] = await tx.select().from(category).where(eq(category.id, categoryId));
    if (!kind) throw notFound("category");
    const { places } = await loadPlaces(tx);
    const { currency } = ctx.brand;
    const about = { currency, locale: ctx.locale, fields: kind.fields };
    const { terms, errors } = readDraftTerms(draft, { ...about, places });
    return {
      terms,
      errors,
      summary: describe(terms ?? sayableTerms(draft, { ...about, places }), {
        ...about,
        categoryName: kind.name,
      }),
      maps: drawTerritory(readableRows(draft, places), places),
      notices: noticesOf(draft, places),
    };
  },
});

type About = Parameters<typeof describeContract>[1];

function describe(terms: ContractInput | null, about: About): string | null {
  return terms && describeContract(terms, about);
}

/** A contract can be told before it has a name and a price; null where other things are missing or wrong. */
function sayableTerms(
  draft: ContractDraft,
  reading: Parameters<typeof readDraftTerms>[1],
): ContractInput | null {
  const { priceExclusive: exclusive, priceShared: shared } = draft;
  const { terms } = readDraftTerms(
    {
      ...draft,
      name: draft.name || "–",
      priceExclusive: exclusive || shared || "1",
      priceShared: shared || exclusive || "1",
    },
    reading,
  );
  return (
    terms && {
      ...terms,
      priceExclusiveMinor: exclusive ? terms.priceExclusiveMinor : null,
      priceSharedMinor: shared ? terms.priceSharedMinor : null,
    }
  );
}

/** The rows that can be drawn already. */
function readableRows(draft: ContractDraft, places: Places): TerritoryRow[] {
  return draft.territory.flatMap((row) => {
    const list = row.kind === "postal" ? readPostalList(row.codes, row.country, places) : undefined;
    const parsed = territoryRow.safeParse({
      ...row,
      ...(list && { codes: list.codes, prefixes: list.prefixes }),
      distance: Number(row.distance.replace(",", ".")),
    });
    return parsed.success ? [parsed.data] : [];
  });
}

function noticesOf(draft: ContractDraft, places: Places): PostalNotice[] {
  return draft.territory.flatMap((row, i) => {
    if (row.kind !== "postal" || row.codes.trim() === "") return [];
    const { codes, prefixes, unknown, restored, ignored } = readPostalList(row.codes, row.country, places);
    return [
      { field: `territory.${i}.codes`, read: codes.length + prefixes.length, unknown, restored, ignored },
    ];
  });
}
