export interface PlaceParts {
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly state: string | null;
}

/** "80331 München, BY" in Europe, "Chicago, IL 60601" in the US; null where nothing is known. */
export function placeText({ country, postalCode, city, state }: PlaceParts): string | null {
  const text =
    country === "US"
      ? [city, [state, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ")
      : [[postalCode, city].filter(Boolean).join(" "), state].filter(Boolean).join(", ");
  return text || country;
}
