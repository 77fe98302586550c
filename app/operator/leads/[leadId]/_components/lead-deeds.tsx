import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { Callout } from "@/components/ui/callout";
import { type ActorClass, mayDo } from "@/lib/core/permissions";
import type { LeadPage } from "@/lib/reporting/get-lead";
import { eraseLeadAction, resellLeadAction } from "../actions";

interface Props {
  readonly lead: LeadPage;
  readonly actor: ActorClass;
}

/** What can be done to the lead as a whole. */
export function LeadDeeds({ lead, actor }: Props) {
  const gone = lead.erasedAt !== null;
  return (
    <>
      {mayDo(actor, "lead.resell") && !gone && isForSale(lead) && <Resell lead={lead} />}
      {mayDo(actor, "lead.erase") && !gone && <Erase lead={lead} />}
    </>
  );
}

/** As the use case sees it: what it refuses is not offered. */
function isForSale({ status, test, place, placesTaken, maxShares }: LeadPage): boolean {
  const open =
    ["unsold", "listed", "held"].includes(status) || (status === "sold" && placesTaken < maxShares);
  return open && !test && place.country !== null && place.postalCode !== null;
}

function Resell({ lead }: { readonly lead: LeadPage }) {
  const t = useTranslations("operator.lead.resell");
  const held = lead.status === "held";
  return (
    <ConfirmDialog
      trigger={t(held ? "triggerHeld" : "trigger")}
      title={t(held ? "titleHeld" : "title")}
      action={resellLeadAction}
      confirm={t(held ? "confirmHeld" : "confirm")}
    >
      {held && <p>{t("textHeld")}</p>}
      <p>{t("text", { free: lead.maxShares - lead.placesTaken })}</p>
      <input type="hidden" name="leadId" value={lead.id} />
    </ConfirmDialog>
  );
}

function Erase({ lead }: { readonly lead: LeadPage }) {
  const t = useTranslations("operator.lead.erase");
  const bulk = useTranslations("operator.leads.bulk.erase");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title")}
      action={eraseLeadAction}
      confirm={bulk("confirm")}
      danger
    >
      <p>{bulk("text")}</p>
      <Callout tone="warning">{bulk("warning")}</Callout>
      <IdempotencyKey />
      <input type="hidden" name="leadId" value={lead.id} />
    </ConfirmDialog>
  );
}
