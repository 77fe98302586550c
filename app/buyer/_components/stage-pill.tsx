import { Circle, CircleCheck, CircleX, FileText, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/status-pill";
import type { LeadStage } from "@/lib/sales/card-schema";

const LOOK = {
  new: { tone: "neutral", icon: Circle },
  contacted: { tone: "info", icon: Phone },
  quoted: { tone: "brand", icon: FileText },
  won: { tone: "success", icon: CircleCheck },
  lost: { tone: "neutral", icon: CircleX },
} as const;

/** How far a bought lead has come. */
export function StagePill({ stage }: { readonly stage: LeadStage }) {
  const t = useTranslations("buyer.stage");
  const { tone, icon: Icon } = LOOK[stage];
  return (
    <StatusPill tone={tone} icon={<Icon aria-hidden />}>
      {t(stage)}
    </StatusPill>
  );
}
