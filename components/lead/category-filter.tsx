import { useLocale } from "next-intl";
import type { CategoryView } from "@/lib/leads/category-schema";
import { FilterSelect } from "../ui/filter-bar";
import { pickText } from "./pick-text";

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly categories: readonly Pick<CategoryView, "id" | "name">[];
}

/** Of a filter bar: leads or what is about leads of one category. */
export function CategoryFilter({ label, value, categories }: Props) {
  const locale = useLocale();
  const options = categories.map(({ id, name }) => ({ value: id, label: pickText(name, locale) }));
  return <FilterSelect name="categoryId" label={label} value={value} options={options} />;
}
