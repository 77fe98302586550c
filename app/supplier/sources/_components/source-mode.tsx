import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/status-pill";
import type { SourceView } from "@/lib/suppliers/schema";

export function SourceMode({ source }: { readonly source: Pick<SourceView, "mode" | "status"> }) {
  const t = useTranslations("supplier.sources.mode");
  if (source.status === "disabled") return <StatusPill tone="danger">{t("disabled")}</StatusPill>;
  return <StatusPill tone={source.mode === "live" ? "success" : "info"}>{t(source.mode)}</StatusPill>;
}
