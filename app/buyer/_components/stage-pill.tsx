import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/status-pill";
import type { LeadStage } from "@/lib/sales/card-schema";

const LOOK = {
  new: { tone: "neutral", sign: "circle" },
  contacted: { tone: "info", sign: "phone" },
  quoted: { tone: "brand", sign: "file" },
  won: { tone: "success", sign: "check" },
  lost: { tone: "neutral", sign: "cross" },
} as const;

/** How far a bought lead has come. */
export function StagePill({ stage }: { readonly stage: LeadStage }) {
  const t = useTranslations("buyer.stage");
  return <StatusPill {...LOOK[stage]}>{t(stage)}</StatusPill>;
}
