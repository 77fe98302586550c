import { cache } from "react";
import { listViews } from "@/lib/accounts/list-views";
import type { ViewView } from "@/lib/accounts/view-schema";
import { getCtx } from "./ctx";
import { pageQuery } from "./page-query";

/** The reader's saved views, asked for once per request: the navigation leads to the defaults, a list shows its own. */
export const getViews = cache(
  async (): Promise<readonly ViewView[]> => pageQuery(await getCtx(), listViews, {}),
);
