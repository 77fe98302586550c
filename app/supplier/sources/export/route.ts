import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listCategories } from "@/lib/leads/list-categories";
import { listSources } from "@/lib/suppliers/list-sources";
import type { SourceView } from "@/lib/suppliers/schema";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { SOURCE_FILTERS } from "../_components/source-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("supplier");
  const [filters, categories, t, { idHeader, time, inZone }] = await Promise.all([
    readSearch(searchOf(request), SOURCE_FILTERS),
    pageQuery(ctx, listCategories, { limit: MAX_LIMIT, archived: "true" }),
    getTranslations("supplier.sources"),
    csvForms(ctx),
  ]);
  const names = new Map(categories.data.map(({ id, name }) => [id, pickText(name, ctx.locale)]));
  return csvResponse<SourceView>({
    ctx,
    name: "sources",
    columns: [
      [idHeader, ({ id }) => id],
      [t("name"), ({ name }) => name],
      [t("category"), ({ categoryId }) => names.get(categoryId) ?? null],
      [t("state"), ({ status, mode }) => t(`mode.${status === "disabled" ? status : mode}`)],
      [t("keys"), ({ keys }) => keys.map(({ prefix }) => `${prefix}…`).join(", ")],
      [inZone(t("lastUsedAt")), ({ keys }) => time(lastUse(keys))],
      [t("spec"), ({ specUrl }) => specUrl],
      [inZone(t("createdAt")), ({ createdAt }) => time(createdAt)],
    ],
    read: (cursor) => pageQuery(ctx, listSources, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}

/** Of all its keys; ISO times are in order as texts. */
function lastUse(keys: SourceView["keys"]): string | null {
  return (
    keys
      .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
      .sort()
      .at(-1) ?? null
  );
}
