import type { NextRequest } from "next/server";
import { getTimeZone, getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import { csvTime } from "@/lib/core/csv";
import { MAX_LIMIT } from "@/lib/core/paging";
import type { AuditEntry, AuditValue } from "@/lib/reporting/audit-schema";
import { listAuditEvents } from "@/lib/reporting/list-audit-events";
import { csvResponse } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { AUDIT_FILTERS } from "../_components/audit-filters";

/** The audit log as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
  const [filters, t, zone] = await Promise.all([
    readSearch(asked, AUDIT_FILTERS),
    getTranslations("audit"),
    getTimeZone(),
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
    header: [
      t("csv.id"),
      t("column.at"),
      t("column.by"),
      t("column.action"),
      t("csv.command"),
      t("csv.kind"),
      t("column.object"),
      t("csv.objectId"),
      t("column.changes"),
    ],
    read: (cursor) => pageQuery(ctx, listAuditEvents, { ...filters, cursor, limit: MAX_LIMIT }),
    row: (entry) => [
      entry.id,
      csvTime(entry.at, zone),
      words.by(entry),
      words.action(entry.action),
      entry.action,
      entry.object && words.kind(entry.object.kind),
      entry.object?.name ?? null,
      entry.object?.id ?? null,
      changes(entry),
    ],
  });
}
