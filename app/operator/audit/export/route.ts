import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { MAX_LIMIT } from "@/lib/core/paging";
import type { AuditEntry, AuditValue } from "@/lib/reporting/audit-schema";
import { listAuditEvents } from "@/lib/reporting/list-audit-events";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { AUDIT_FILTERS } from "../_components/audit-filters";

/** The audit log as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const [filters, t, { time, inZone }] = await Promise.all([
    readSearch(searchOf(request), AUDIT_FILTERS),
    getTranslations("audit"),
    csvForms(ctx),
  ]);
  const words = auditWords(t);
  const value = (given: AuditValue | undefined): string =>
    given === undefined || given === null ? t("nothing") : String(given);
  const changes = ({ changes: all }: AuditEntry): string =>
    all
      .map(({ path, before, after }) =>
        before === undefined ? `${path}: ${value(after)}` : `${path}: ${value(before)} → ${value(after)}`,
      )
      .join("; ");
  return csvResponse({
    ctx,
    name: "audit",
    columns: [
      [t("csv.id"), ({ id }) => id],
      [inZone(t("column.at")), ({ at }) => time(at)],
      [t("column.by"), words.by],
      [t("column.action"), ({ action }) => words.action(action)],
      [t("csv.command"), ({ action }) => action],
      [t("csv.kind"), ({ object }) => object && words.kind(object.kind)],
      [t("column.object"), ({ object }) => object?.name ?? null],
      [t("csv.objectId"), ({ object }) => object?.id ?? null],
      [t("column.changes"), changes],
    ],
    read: (cursor) => pageQuery(ctx, listAuditEvents, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}
