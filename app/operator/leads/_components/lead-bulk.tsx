import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BulkCount, BulkDeed, BulkForm } from "@/components/form/bulk-bar";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Total } from "@/lib/core/paging";
import type { ActorClass } from "@/lib/core/permissions";
import { mayDo } from "@/lib/core/permissions";
import { MOST_CHOSEN } from "@/lib/leads/chosen-schema";
import { bulkLeadsAction } from "../bulk-actions";
import { EXPORT_PATH, type LeadQuery, leadsHref } from "./lead-query";

export const BULK_FORM = "bulk-leads";

interface Props {
  readonly actor: ActorClass;
  readonly query: LeadQuery;
  readonly total: Total;
  readonly table: ReactNode;
  /** Some of the rows are held for review. */
  readonly held: boolean;
}

/** Who may do nothing to leads has nothing to tick. */
export function mayBulk(actor: ActorClass): boolean {
  return (["lead.export", "delivery.redeliver", "lead.resell", "lead.erase"] as const).some((deed) =>
    mayDo(actor, deed),
  );
}

/** The list with what can be done to many leads at once. */
export function LeadBulk({ actor, query, total, table, held }: Props) {
  const t = useTranslations("operator.leads.bulk");
  const list = leadsHref(query.values, query.sort, "");
  return (
    <BulkForm form={BULK_FORM} action={bulkLeadsAction} total={total} list={list.slice(1)} table={table}>
      <IdempotencyKey />
      {/* First, so that a phone shows it at once: held leads wait for it. */}
      {mayDo(actor, "lead.resell") && held && <Deed deed="release" />}
      {mayDo(actor, "lead.export") && (
        <Button type="submit" size="sm" formAction={EXPORT_PATH} formMethod="post">
          <Download aria-hidden />
          {t("export")}
        </Button>
      )}
      {mayDo(actor, "delivery.redeliver") && <Deed deed="redeliver" />}
      {mayDo(actor, "lead.resell") && query.values.status !== "held" && <Deed deed="resell" />}
      {mayDo(actor, "lead.erase") && <Deed deed="erase" danger />}
    </BulkForm>
  );
}

function Deed({
  deed,
  danger,
}: {
  readonly deed: "redeliver" | "release" | "resell" | "erase";
  readonly danger?: boolean;
}) {
  const t = useTranslations("operator.leads.bulk");
  return (
    <BulkDeed
      deed={deed}
      trigger={t(`${deed}.trigger`)}
      title={t(`${deed}.title`)}
      confirm={t(`${deed}.confirm`)}
      danger={danger ?? false}
    >
      <p>
        <BulkCount />
      </p>
      <p>{t(`${deed}.text`)}</p>
      {danger && <Callout tone="warning">{t("erase.warning")}</Callout>}
      <p className="text-muted">{t("most", { count: MOST_CHOSEN })}</p>
    </BulkDeed>
  );
}
