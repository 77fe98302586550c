import { useTranslations } from "next-intl";
import { ConsentList } from "@/components/lead/consent-list";
import { ContactBlock } from "@/components/lead/contact-block";
import { FieldList } from "@/components/lead/field-list";
import { LeadStatus } from "@/components/lead/lead-status";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import type { Currency } from "@/lib/core/money";
import { phoneText } from "@/lib/leads/phone-text";
import type { SuppliedLeadPage } from "@/lib/reporting/get-supplied-lead";
import { ExtraList } from "./extra-list";
import { FateCard } from "./fate-card";

interface Props {
  readonly lead: SuppliedLeadPage;
  readonly title: string;
  readonly currency: Currency;
  readonly back?: { readonly href: string; readonly label: string };
}

/** All of a delivered lead, on a page of its own or over the list. */
export function LeadView({ lead, title, currency, back }: Props) {
  const t = useTranslations();
  return (
    <div className="@container">
      <PageHeader
        {...(back ? { back } : {})}
        title={title}
        aside={
          <>
            <LeadStatus status={lead.status} test={lead.test} />
            <CopyId id={lead.id} />
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <FateCard lead={lead} currency={currency} />
        <div className="grid grid-cols-1 gap-4">
          <Card title={t("leads.contact.title")}>
            <ContactBlock
              contact={lead.contact}
              phoneText={phoneText(lead.contact.phone)}
              place={lead.place}
              erased={lead.erasedAt !== null}
            />
          </Card>
          <Card title={t("supplier.lead.fields")}>
            <FieldList values={lead.fields} schema={lead.categoryFields} currency={currency} />
          </Card>
          <ExtraList extra={lead.extra} />
          <Card title={t("leads.consent.title")}>
            <ConsentList consent={lead.consent} />
          </Card>
        </div>
      </div>
    </div>
  );
}
