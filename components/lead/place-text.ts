import type { Place } from "@/lib/reporting/schema";

/** "80331 München, BY" in Europe, "Chicago, IL 60601" in the US; null where nothing is known. */
export function placeText(place: Place): string | null {
  const { country, postalCode, city, state } = place;
  const text =
    country === "US"
      ? [city, [state, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ")
      : [[postalCode, city].filter(Boolean).join(" "), state].filter(Boolean).join(", ");
  return text || country;
}
