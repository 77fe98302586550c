import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Currency } from "@/lib/core/money";
import type { Page } from "@/lib/core/paging";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import type { CardChange } from "@/lib/reporting/list-card-changes";
import type { NoteView } from "@/lib/sales/card-schema";
import { COLUMN_CLASS } from "./contact-column";
import { NotesCard } from "./notes-card";
import { PurchaseTimeline } from "./purchase-timeline";
import { WorkCard } from "./work-card";

interface Props {
  readonly lead: PurchasePage;
  readonly notes: Page<NoteView>;
  readonly changes: readonly CardChange[];
  readonly currency: Currency;
}

/** Beside the contact: what to do with the lead, and what was done. */
export function WorkColumn({ lead, notes, changes, currency }: Props) {
  const t = useTranslations("leads.timeline");
  return (
    <div className={COLUMN_CLASS}>
      {!lead.withheld && (
        <div className="grid gap-4 @max-2xl:order-1">
          <WorkCard lead={lead} currency={currency} />
          <NotesCard leadId={lead.id} notes={notes} />
        </div>
      )}
      <Card title={t("title")} className="@max-2xl:order-2">
        <PurchaseTimeline lead={lead} changes={changes} notes={notes.data} currency={currency} />
      </Card>
    </div>
  );
}
