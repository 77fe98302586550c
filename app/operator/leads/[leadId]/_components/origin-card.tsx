import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyId } from "@/components/ui/copy-id";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { StatusPill } from "@/components/ui/status-pill";
import { TextLink } from "@/components/ui/text-link";
import type { LeadPage } from "@/lib/reporting/get-lead";

/** Where the lead came from, what the checks noted, and what came with it that no field of the category takes. */
export function OriginCard({ lead }: { readonly lead: LeadPage }) {
  const t = useTranslations("operator.origin");
  const flags = useFlagText();
  const items: DescriptionItem[] = [
    {
      term: t("supplier"),
      value: <TextLink href={`/operator/suppliers/${lead.supplier.id}`}>{lead.supplier.name}</TextLink>,
    },
    { term: t("source"), value: lead.source.name },
    { term: t("subSource"), value: lead.subSource },
    { term: t("externalId"), value: lead.externalId && <code className="break-all">{lead.externalId}</code> },
  ];
  if (lead.flags.length > 0) {
    items.push({
      term: t("flags"),
      value: (
        <span className="flex flex-wrap gap-1">
          {lead.flags.map((flag) => (
            <StatusPill key={flag} tone="warning">
              {flags(flag)}
            </StatusPill>
          ))}
        </span>
      ),
    });
  }
  if (lead.duplicateOf) {
    items.push({
      term: t("duplicateOf"),
      value: (
        <span className="inline-flex flex-wrap items-center gap-2">
          <TextLink href={`/operator/leads/${lead.duplicateOf}`}>{t("openOriginal")}</TextLink>
          <CopyId id={lead.duplicateOf} />
        </span>
      ),
    });
  }
  return (
    <Card title={t("title")}>
      <div className="grid grid-cols-1 gap-4">
        <DescriptionList items={items} />
        {lead.extra && Object.keys(lead.extra).length > 0 && (
          <div className="grid gap-1">
            <p className="text-muted">{t("extra")}</p>
            <CodeBlock code={JSON.stringify(lead.extra, null, 2)} label={t("extra")} />
          </div>
        )}
      </div>
    </Card>
  );
}

/** A note of the checks; one that has no words here keeps its code. */
function useFlagText(): (flag: string) => string {
  const t = useTranslations("operator.flag");
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string) => string;
  return (flag) => (has(flag) ? say(flag) : flag);
}
