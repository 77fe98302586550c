import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import type { Neighbours } from "@/lib/reporting/get-neighbours";
import { hrefWith } from "@/lib/web/href-with";

interface Props {
  readonly neighbours: Neighbours;
  /** The list's filters, carried along. */
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** To the page of the lead above and below in the list; links of ours would open it as a sheet over this one. */
export function LeadNeighbours({ neighbours, filters }: Props) {
  const t = useTranslations("buyer.work");
  const link = (leadId: string | null, rel: "prev" | "next", label: string, icon: ReactNode) =>
    leadId && (
      <a
        href={hrefWith(`/buyer/leads/${leadId}`, filters)}
        rel={rel}
        className={buttonClass("secondary", "sm")}
        aria-label={label}
        title={label}
      >
        {icon}
      </a>
    );
  return (
    <nav aria-label={t("neighbours")} className="flex gap-1.5">
      {link(
        neighbours.previous,
        "prev",
        t("previous"),
        <ChevronLeft aria-hidden className="rtl:rotate-180" />,
      )}
      {link(neighbours.next, "next", t("next"), <ChevronRight aria-hidden className="rtl:rotate-180" />)}
    </nav>
  );
}
