import * as z from "zod";
import { category } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { TEMPLATE_VARIABLES } from "./template";

/** What the body of a webhook may name: the fixed variables and the fields of the brand's categories. */
export const listTemplateVariables = query({
  name: "endpoint.list_variables",
  permission: "endpoint.read",
  input: z.object({}),
  async run(tx): Promise<readonly string[]> {
    const kinds = await tx.select({ fields: category.fields }).from(category);
    const keys = new Set(kinds.flatMap(({ fields }) => fields.map(({ key }) => `lead.fields.${key}`)));
    return [...TEMPLATE_VARIABLES, ...[...keys].toSorted()];
  },
});
