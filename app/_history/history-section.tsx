import { getTranslations } from "next-intl/server";
import { HistoryList } from "@/components/audit/history-list";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { listHistory } from "@/lib/reporting/list-history";
import type { PortalCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";

/** Who did what to an object, for operators: the end of its page. Of a lead with its sales and deliveries. */
export async function HistorySection({ ctx, id }: { ctx: PortalCtx<"operator">; id: string }) {
  const [{ entries, names, hasMore }, t] = await Promise.all([
    pageQuery(ctx, listHistory, { id }),
    getTranslations("audit"),
  ]);
  return (
    <Card title={t("history")}>
      <HistoryList entries={entries} names={names} currency={ctx.brand.currency} />
      {hasMore && (
        <p className="mt-3">
          <TextLink href={hrefWith("/operator/audit", { q: id })}>{t("all")}</TextLink>
        </p>
      )}
    </Card>
  );
}
