/** Names of states, cantons and Länder by the second half of ISO 3166-2. One name where both languages use it. */
import type { Locale } from "@/lib/core/ctx";

type Names = Readonly<Record<string, string | readonly [en: string, de: string]>>;

const DE: Names = {
  BB: "Brandenburg",
  BE: "Berlin",
  BW: "Baden-Württemberg",
  BY: ["Bavaria", "Bayern"],
  HB: "Bremen",
  HE: ["Hesse", "Hessen"],
  HH: "Hamburg",
  MV: ["Mecklenburg-Western Pomerania", "Mecklenburg-Vorpommern"],
  NI: ["Lower Saxony", "Niedersachsen"],
  NW: ["North Rhine-Westphalia", "Nordrhein-Westfalen"],
  RP: ["Rhineland-Palatinate", "Rheinland-Pfalz"],
  SH: "Schleswig-Holstein",
  SL: "Saarland",
  SN: ["Saxony", "Sachsen"],
  ST: ["Saxony-Anhalt", "Sachsen-Anhalt"],
  TH: ["Thuringia", "Thüringen"],
};

const AT: Names = {
  "1": "Burgenland",
  "2": ["Carinthia", "Kärnten"],
  "3": ["Lower Austria", "Niederösterreich"],
  "4": ["Upper Austria", "Oberösterreich"],
  "5": "Salzburg",
  "6": ["Styria", "Steiermark"],
  "7": ["Tyrol", "Tirol"],
  "8": "Vorarlberg",
  "9": ["Vienna", "Wien"],
};

const CH: Names = {
  AG: "Aargau",
  AI: "Appenzell Innerrhoden",
  AR: "Appenzell Ausserrhoden",
  BE: ["Berne", "Bern"],
  BL: ["Basel-Country", "Basel-Landschaft"],
  BS: ["Basel-City", "Basel-Stadt"],
  FR: ["Fribourg", "Freiburg"],
  GE: ["Geneva", "Genf"],
  GL: "Glarus",
  GR: ["Grisons", "Graubünden"],
  JU: "Jura",
  LU: ["Lucerne", "Luzern"],
  NE: ["Neuchâtel", "Neuenburg"],
  NW: "Nidwalden",
  OW: "Obwalden",
  SG: ["St. Gall", "St. Gallen"],
  SH: "Schaffhausen",
  SO: "Solothurn",
  SZ: "Schwyz",
  TG: "Thurgau",
  TI: ["Ticino", "Tessin"],
  UR: "Uri",
  VD: ["Vaud", "Waadt"],
  VS: ["Valais", "Wallis"],
  ZG: "Zug",
  ZH: ["Zurich", "Zürich"],
};

const US: Names = {
  AL: "Alabama",
  AK: "Alaska",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: ["California", "Kalifornien"],
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MH: ["Marshall Islands", "Marshallinseln"],
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
};

const COUNTRIES: Readonly<Record<string, Names>> = { DE, AT, CH, US };

/** "Bavaria"; the code itself where no name is known. */
export function stateName(country: string, state: string, locale: Locale): string {
  const name = COUNTRIES[country]?.[state];
  if (name === undefined) return state;
  return typeof name === "string" ? name : name[locale === "de" ? 1 : 0];
}
