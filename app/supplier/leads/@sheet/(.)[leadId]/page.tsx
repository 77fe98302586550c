import type { Metadata } from "next";
import { Sheet } from "@/components/ui/sheet";
import { requireCtx } from "@/lib/web/ctx";
import { LeadView } from "../../[leadId]/_components/lead-view";
import { leadTitle, readLead } from "../../[leadId]/read-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await leadTitle(await readLead((await params).leadId)) };
}

/** The lead's page over the list it was opened from. */
export default async function LeadSheet({ params }: Props) {
  const ctx = await requireCtx("supplier");
  const lead = await readLead((await params).leadId);
  const title = await leadTitle(lead);
  return (
    <Sheet label={title}>
      <LeadView lead={lead} title={title} currency={ctx.brand.currency} />
    </Sheet>
  );
}
