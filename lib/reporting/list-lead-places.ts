import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { type LeadPlaces, readLeadPlaces } from "./read-lead-places";

/** Where a buyer's leads are, for lists of what happened to them; those of others are left out. */
export const listLeadPlaces = query({
  name: "purchase.list_places",
  permission: "lead.read_bought",
  input: z.object({ leadIds: z.array(idSchema("lead")).max(200) }),
  run: (tx, { leadIds }): Promise<LeadPlaces> => readLeadPlaces(tx, leadIds),
});
