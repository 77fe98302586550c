import { inArray } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { buyer, category, contract, endpoint, lead, source, stage, supplier, user } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import type { LocalText } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";

const MOST = 1_000;
const ids = <P extends Parameters<typeof idSchema>[0]>(prefix: P) =>
  z.array(idSchema(prefix)).max(MOST).default([]);

/** Names by id. What is not there, or is another brand's, has none. */
export interface Names {
  readonly texts: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<Id<"category">, LocalText>>;
}

/** The names of things that a view names by their ids alone. */
export const getNames = query({
  name: "name.get",
  permission: "lead.read",
  input: z.object({
    buyers: ids("buyer"),
    suppliers: ids("supplier"),
    sources: ids("source"),
    categories: ids("category"),
    contracts: ids("contract"),
    stages: ids("stage"),
    endpoints: ids("endpoint"),
    users: ids("user"),
    leads: ids("lead"),
  }),
  async run(tx, input): Promise<Names> {
    const tables = [
      [buyer, input.buyers],
      [supplier, input.suppliers],
      [source, input.sources],
      [contract, input.contracts],
      [stage, input.stages],
      [endpoint, input.endpoints],
      [user, input.users],
    ] as const;
    const texts: Record<string, string> = {};
    for (const [table, wanted] of tables) {
      if (wanted.length === 0) continue;
      const rows = await tx
        .select({ id: table.id, name: table.name })
        .from(table)
        .where(inArray(table.id, [...wanted]));
      for (const { id, name } of rows) texts[id] = name;
    }
    if (input.leads.length > 0) Object.assign(texts, await readPersons(tx, input.leads));
    const kinds = input.categories.length
      ? await tx
          .select({ id: category.id, name: category.name })
          .from(category)
          .where(inArray(category.id, input.categories))
      : [];
    return { texts, categories: Object.fromEntries(kinds.map(({ id, name }) => [id, name])) };
  },
});

/** The persons of leads; one without a name, or erased, is left out. */
async function readPersons(tx: Tx, leadIds: readonly Id<"lead">[]): Promise<Record<string, string>> {
  const rows = await tx
    .select({ id: lead.id, firstName: lead.firstName, lastName: lead.lastName })
    .from(lead)
    .where(inArray(lead.id, [...leadIds]));
  return Object.fromEntries(
    rows.flatMap(({ id, firstName, lastName }): [string, string][] => {
      const name = [firstName, lastName].filter(Boolean).join(" ");
      return name ? [[id, name]] : [];
    }),
  );
}
