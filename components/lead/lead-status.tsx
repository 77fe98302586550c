import { useTranslations } from "next-intl";
import type { LeadStatus as Status } from "@/lib/leads/schema";
import { StatusPill } from "../ui/status-pill";
import type { Tone } from "../ui/tone";

const TONES: Readonly<Record<Status, Tone>> = {
  sold: "success",
  listed: "info",
  unsold: "neutral",
  held: "warning",
  duplicate: "warning",
  rejected: "danger",
};

/** What became of a lead, in a word; a test lead says so. */
export function LeadStatus({ status, test = false }: { readonly status: Status; readonly test?: boolean }) {
  const t = useTranslations("leads");
  const pill = <StatusPill tone={TONES[status]}>{t(`status.${status}`)}</StatusPill>;
  if (!test) return pill;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {pill}
      <StatusPill tone="info">{t("test")}</StatusPill>
    </span>
  );
}
