import { type ContractDraft, TERRITORY_KINDS, type TerritoryDraft } from "@/lib/routing/draft-schema";
import { freshKey } from "../../form/fresh-key";

/** What a button of the editor asks for, as the button's value: "addTerritory:radius", "removeCondition:0:2". */
export type Edit =
  | `addTerritory:${TerritoryDraft["kind"]}`
  | `removeTerritory:${number}`
  | "addGroup"
  | `addCondition:${number}`
  | `removeCondition:${number}:${number}`
  | "officeHours"
  | "likeMonday"
  | "noHours";

interface Beginning {
  readonly country: string;
  /** What a new condition begins with. */
  readonly field: string;
  readonly op: string;
}

/** The draft after a button was pressed; null where the value is no edit. */
export function editDraft(draft: ContractDraft, edit: string, from: Beginning): ContractDraft | null {
  const [verb, first = "", second = ""] = edit.split(":");
  const at = Number(first);
  const newCondition = () => ({
    key: freshKey(
      draft.filters.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
      "c",
    ),
    field: from.field,
    op: from.op,
    value: "",
    to: "",
    values: [],
  });
  switch (verb) {
    case "addTerritory": {
      const kind = TERRITORY_KINDS.find((one) => one === first);
      if (!kind) return null;
      const last = draft.territory.at(-1);
      const country = last?.country || from.country;
      const row: TerritoryDraft = {
        key: freshKey(
          draft.territory.map(({ key }) => key),
          "t",
        ),
        effect: "include",
        kind,
        country,
        states: [],
        codes: "",
        postalCode: "",
        distance: "",
        unit: country === "US" ? "mi" : "km",
      };
      return { ...draft, territory: [...draft.territory, row] };
    }
    case "removeTerritory":
      return { ...draft, territory: draft.territory.filter((_, i) => i !== at) };
    case "addGroup": {
      const key = freshKey(
        draft.filters.map((group) => group.key),
        "g",
      );
      return { ...draft, filters: [...draft.filters, { key, conditions: [newCondition()] }] };
    }
    case "addCondition":
      return {
        ...draft,
        filters: draft.filters.map((group, g) =>
          g === at ? { ...group, conditions: [...group.conditions, newCondition()] } : group,
        ),
      };
    case "removeCondition":
      return {
        ...draft,
        filters: draft.filters
          .map((group, g) =>
            g === at
              ? { ...group, conditions: group.conditions.filter((_, c) => c !== Number(second)) }
              : group,
          )
          .filter(({ conditions }) => conditions.length > 0),
      };
    case "officeHours":
      return { ...draft, hours: draft.hours.map((_, i) => (i < 5 ? "08:00–18:00" : "")) };
    case "likeMonday":
      return { ...draft, hours: draft.hours.map((text, i) => (i < 5 ? (draft.hours[0] ?? "") : text)) };
    case "noHours":
      return { ...draft, hours: draft.hours.map(() => "") };
    default:
      return null;
  }
}
