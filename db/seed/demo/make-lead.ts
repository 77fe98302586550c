/** One believable inquiry: a person, a place that exists, fields by the category's schema, consent. */
import type { PlannedBrand, PlannedCategory, PlannedField } from "./plan";
import type { Random } from "./random";

export interface SeedPlace {
  readonly code: string;
  readonly place: string;
  readonly state: string;
}

function slug(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/ı/g, "i")
    .toLowerCase()
    .replace(/[^a-z]+/g, "");
}

function fieldValue(field: PlannedField, random: Random): unknown {
  switch (field.type) {
    case "boolean":
      return random.chance(0.8);
    case "choice":
      return random.pick(field.choices ?? []).value;
    case "multi_choice":
      return [random.pick(field.choices ?? []).value];
    case "number":
      return random.int(Math.max(field.min ?? 1, 40), Math.min(field.max ?? 400, 400));
    case "money":
      return random.int(80, 400) * 10_000;
    case "date":
      return `${random.int(1948, 2004)}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;
    case "text":
      return random.pick([
        "Bitte nach 17 Uhr anrufen.",
        "Bitte abends anrufen.",
        "Zweites Angebot gewünscht.",
      ]);
  }
}

/** @param n Counts the brand's people: each has a phone number and an address of their own. */
export function makeLead(
  plan: PlannedBrand,
  category: PlannedCategory,
  at: { readonly place: SeedPlace; readonly now: Date; readonly n: number },
  random: Random,
): Record<string, unknown> {
  const firstName = random.pick(plan.firstNames);
  const lastName = random.pick(plan.lastNames);
  const street = random.pick(plan.streets);
  const house = random.int(1, 180);
  const fields = category.fields
    .filter((field) => field.required || random.chance(0.6))
    .map((field) => [field.key, fieldValue(field, random)]);
  return {
    contact: {
      firstName,
      lastName,
      email: `${slug(firstName)}.${slug(lastName)}.${at.n}@example.org`,
      phone: plan.phone(at.n),
      street: plan.country === "US" ? `${house} ${street}` : `${street} ${house}`,
    },
    place: { country: plan.country, postalCode: at.place.code, city: at.place.place },
    fields: Object.fromEntries(fields),
    consent: {
      text:
        plan.locale === "de"
          ? "Ich möchte Angebote von bis zu drei Fachbetrieben erhalten und bin mit der Weitergabe meiner Angaben einverstanden."
          : "I agree to be contacted by up to three companies about my request and that my details are passed on to them.",
      givenAt: new Date(at.now.getTime() - random.int(5, 90) * 1000).toISOString(),
      sourceUrl: `https://forms.example/${category.key}`,
      ip: `203.0.113.${random.int(1, 254)}`,
    },
    externalId: `${plan.slug.slice(0, 2)}-${at.n}`,
    subSource: random.pick(["search", "social", "newsletter", "partner"]),
  };
}
