import type { Metadata } from "next";
import { Sheet } from "@/components/ui/sheet";
import { requireCtx } from "@/lib/web/ctx";
import { LeadView } from "../../[leadId]/_components/lead-view";
import { leadTitle, readLead } from "../../[leadId]/open-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await leadTitle(await readLead((await params).leadId)) };
}

/** The lead's page over the inbox it was opened from. */
export default async function LeadSheet({ params }: Props) {
  const [ctx, { leadId }] = await Promise.all([requireCtx("buyer"), params]);
  return (
    <Sheet label={await leadTitle(await readLead(leadId))}>
      <LeadView ctx={ctx} leadId={leadId} />
    </Sheet>
  );
}
