import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { savedView } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { toViewView, viewOwner } from "./lock-view";
import type { ViewView } from "./view-schema";

/** The acting person's views of all lists, by name. */
export const listViews = query({
  name: "view.list",
  permission: "view.manage_own",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<ViewView[]> {
    const rows = await tx
      .select()
      .from(savedView)
      .where(eq(savedView.userId, viewOwner(ctx)))
      .orderBy(asc(savedView.name));
    return rows.map(toViewView);
  },
});
