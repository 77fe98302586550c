import { IdempotencyKey } from "@/components/form/idempotency-key";
import { ViewBar } from "@/components/views/view-bar";
import { settledQuery, type ViewPage } from "@/lib/accounts/view-schema";
import { getViews } from "@/lib/web/get-views";
import type { Search } from "@/lib/web/read-search";
import {
  deleteViewAction,
  renameViewAction,
  saveViewAction,
  setDefaultViewAction,
} from "@/lib/web/view-actions";

const ACTIONS = {
  save: saveViewAction,
  rename: renameViewAction,
  setDefault: setDefaultViewAction,
  remove: deleteViewAction,
};

/** The reader's saved views above a list, for every portal. */
export async function SavedViews({ page, search }: { readonly page: ViewPage; readonly search: Search }) {
  const [views, given] = await Promise.all([getViews(), search]);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) query.append(name, one);
  }
  return (
    <ViewBar
      page={page}
      views={views.filter((view) => view.page === page)}
      query={settledQuery(query)}
      actions={ACTIONS}
      idempotencyKey={<IdempotencyKey />}
    />
  );
}
