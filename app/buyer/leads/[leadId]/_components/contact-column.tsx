import { useTranslations } from "next-intl";
import { ConsentList } from "@/components/lead/consent-list";
import { ContactBlock } from "@/components/lead/contact-block";
import { FieldList } from "@/components/lead/field-list";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import type { Currency } from "@/lib/core/money";
import { phoneText } from "@/lib/leads/phone-text";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import { DeliveryList } from "./delivery-list";
import { PurchaseFacts } from "./purchase-facts";

interface Props {
  readonly lead: PurchasePage;
  readonly currency: Currency;
}

/** Where it is narrow both columns are one, in which work follows right after the contact. */
export const COLUMN_CLASS = "contents @2xl:grid @2xl:gap-4";

/** Who the lead is, what they want, and what was bought. */
export function ContactColumn({ lead, currency }: Props) {
  const t = useTranslations();
  return (
    <div className={COLUMN_CLASS}>
      {lead.withheld ? (
        <Callout tone="info" title={t("buyer.leads.withheld")}>
          {t("buyer.lead.withheldText")}
        </Callout>
      ) : (
        <>
          <Card title={t("leads.contact.title")}>
            <ContactBlock
              contact={lead.contact}
              phoneText={phoneText(lead.contact.phone)}
              place={lead.place}
              erased={lead.erasedAt !== null}
              actions
            />
          </Card>
          <Card title={t("buyer.lead.fields")} className="@max-2xl:order-2">
            <FieldList values={lead.fields} schema={lead.categoryFields} currency={currency} />
          </Card>
        </>
      )}
      <div className="grid gap-4 @max-2xl:order-3">
        {!lead.withheld && (
          <Card title={t("leads.consent.title")}>
            <ConsentList consent={lead.consent} />
          </Card>
        )}
        <PurchaseFacts lead={lead} currency={currency} />
        <DeliveryList lead={lead} />
      </div>
    </div>
  );
}
