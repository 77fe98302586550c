/** Leads that something is done to at once. Client-safe. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";

/** A transaction of seconds holds up the brand's sales; what is more is done in a second go. */
export const MOST_CHOSEN = 1_000;

export const chosenLeadsInput = z.object({ leadIds: z.array(idSchema("lead")).min(1).max(MOST_CHOSEN) });
