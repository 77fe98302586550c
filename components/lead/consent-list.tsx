import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CONSENT_PARTS, type ConsentPart } from "@/lib/leads/schema";
import { Time } from "../time";
import { DescriptionList } from "../ui/description-list";

/** What the person agreed to, when and where. */
export function ConsentList({
  consent,
}: {
  readonly consent: Readonly<Record<string, string | null>> | null;
}) {
  const t = useTranslations("leads.consent");
  const items = CONSENT_PARTS.flatMap((part) => {
    const value = consent?.[part];
    return value ? [{ term: t(part), value: <Part part={part} value={value} /> }] : [];
  });
  return items.length > 0 ? <DescriptionList items={items} /> : <p className="text-muted">{t("none")}</p>;
}

function Part({ part, value }: { readonly part: ConsentPart; readonly value: string }): ReactNode {
  if (part === "givenAt") return <Time at={value} mode="exact" />;
  if (part !== "sourceUrl" && part !== "certificateUrl")
    return <span className="whitespace-pre-line">{value}</span>;
  // Kept by the checks at intake to http and https.
  return (
    <a href={value} target="_blank" rel="noreferrer" className="break-all underline underline-offset-2">
      {value}
    </a>
  );
}
