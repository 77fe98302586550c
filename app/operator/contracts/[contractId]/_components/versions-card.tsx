import { getTranslations } from "next-intl/server";
import { VersionList } from "@/components/contract/version-list";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Ctx } from "@/lib/core/ctx";
import type { CategoryView } from "@/lib/leads/category-schema";
import { getNames } from "@/lib/reporting/get-names";
import { listContractChanges } from "@/lib/reporting/list-contract-changes";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";

interface Props {
  readonly ctx: Ctx;
  readonly contractId: string;
  readonly category: CategoryView;
}

const MOST_NAMED = 500;

export async function VersionsCard({ ctx, contractId, category }: Props) {
  const [{ changes, hasMore }, t] = await Promise.all([
    pageQuery(ctx, listContractChanges, { contractId }),
    getTranslations("editor.versions"),
  ]);
  const ids = new Set(
    changes.flatMap(({ terms }) =>
      terms.flatMap(({ before, after }) =>
        [before, after].flat().filter((one): one is string => typeof one === "string"),
      ),
    ),
  );
  const idsOf = (kind: string) => [...ids].filter((id) => id.startsWith(`${kind}_`)).slice(0, MOST_NAMED);
  const names = await pageQuery(ctx, getNames, {
    sources: idsOf("source"),
    stages: idsOf("stage"),
    endpoints: idsOf("endpoint"),
  });
  return (
    <Card
      title={t("title")}
      actions={<TextLink href={hrefWith("/operator/audit", { q: contractId })}>{t("inLog")}</TextLink>}
    >
      <VersionList
        changes={changes}
        names={names.texts}
        fields={category.fields}
        currency={ctx.brand.currency}
      />
      {hasMore && <p className="mt-3 text-muted">{t("more")}</p>}
    </Card>
  );
}
