import type { Figures } from "@/lib/reporting/figures-schema";
import { hrefWith } from "@/lib/web/href-with";

type Filter = Partial<Record<"status" | "reason" | "sourceId", string | undefined>>;

/** The list of the leads behind a figure of a period. */
export function leadsOf({ from, to }: Pick<Figures, "from" | "to">, filter: Filter = {}): string {
  return hrefWith("/supplier/leads", { from, to, test: "false", ...filter });
}
