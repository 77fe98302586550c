import { describe, expect, it } from "vitest";
import { emptyCategory } from "@/app/operator/categories/_components/editor/category-draft";
import { editCategoryDraft } from "@/app/operator/categories/_components/editor/edit-category-draft";
import { toCategoryInput } from "@/app/operator/categories/_components/editor/to-category-input";

const german = { currency: "EUR", locale: "de" } as const;
const filled = (change: object) => {
  const draft = editCategoryDraft({ ...emptyCategory(), nameEn: "Solar" }, "addField");
  const [field] = draft?.fields ?? [];
  if (!draft || !field) throw new Error("a field was added");
  return { ...draft, fields: [{ ...field, key: "budget", labelDe: "Budget", ...change }] };
};

describe("a category as it is typed", () => {
  it("is read in the reader's numbers, amounts in minor units, shares in basis points", () => {
    const typed = {
      ...filled({ type: "money", min: "1.250,50" }),
      supplierShare: "62,5",
      minimumPrice: "15",
    };
    const { input, errors } = toCategoryInput(typed, german);
    expect(errors).toEqual([]);
    expect(input).toMatchObject({ supplierShareBps: 6250, minimumPriceMinor: 1500 });
    expect(input.fields).toMatchObject([
      { key: "budget", min: 125_050, label: { en: "Budget", de: "Budget" } },
    ]);
  });

  it("keeps of a field only what its type knows", () => {
    const choices = "gas\noil | Oil | Öl";
    const { input } = toCategoryInput(filled({ type: "choice", min: "3", choices }), german);
    expect(input.fields[0]).not.toHaveProperty("min");
    expect(input.fields[0]).toMatchObject({
      choices: [
        { value: "gas", label: { en: "gas", de: "gas" } },
        { value: "oil", label: { en: "Oil", de: "Öl" } },
      ],
    });
  });

  it("names the controls whose text is no number or missing", () => {
    const typed = {
      ...filled({ type: "number", max: "viel", key: "", labelDe: "価格" }),
      maxShares: "drei",
      nameEn: "",
    };
    const { errors } = toCategoryInput(typed, german);
    expect(errors.map(({ field, code }) => [field, code]).toSorted()).toEqual([
      ["fields.0.key", "required"],
      ["fields.0.max", "invalid_number"],
      ["maxShares", "invalid_number"],
      ["name.de", "required"],
    ]);
  });

  it("has keys of its own where none are typed", () => {
    const typed = filled({ key: "", labelDe: "Wohnfläche in m²" });
    expect(toCategoryInput({ ...typed, key: "", nameDe: "Öl- & Gasheizung, neu" }, german)).toMatchObject({
      key: "oel-gasheizung-neu",
      input: { fields: [{ key: "wohnflaecheInM2" }] },
      errors: [],
    });
    expect(toCategoryInput({ ...typed, key: "heating" }, german).key).toBe("heating");
  });

  it("moves its fields and stays as it is at the ends", () => {
    const two = editCategoryDraft(filled({}), "addField");
    if (!two) throw new Error("a field was added");
    const rows = (edit: string) => editCategoryDraft(two, edit)?.fields.map(({ row }) => row);
    expect(rows("downField:0")).toEqual(["f1", "f0"]);
    expect(rows("upField:0")).toEqual(["f0", "f1"]);
    expect(rows("removeField:0")).toEqual(["f1"]);
    expect(editCategoryDraft(two, "save")).toBeNull();
  });
});
