import { useLocale, useTranslations } from "next-intl";
import { leadName } from "@/components/lead/lead-name";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { Purchase } from "@/lib/reporting/list-purchases";

interface Props {
  readonly leads: readonly Purchase[];
  readonly currency: Currency;
}

/** The newest leads, each one touch away. */
export function LatestLeads({ leads, currency }: Props) {
  const t = useTranslations("buyer.overview");
  const tLeads = useTranslations("buyer.leads");
  const locale = useLocale();
  const nameOf = (lead: Purchase): string =>
    lead.withheld ? tLeads("withheld") : (leadName(lead.contact) ?? tLeads("noName"));
  return (
    <Card title={t("latest")} actions={<TextLink href="/buyer/leads">{t("allLeads")}</TextLink>}>
      {leads.length === 0 ? (
        <p className="text-muted">{t("noLeads")}</p>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {leads.map((lead) => {
            const unread = lead.openedAt === null && !lead.withheld;
            return (
              <li key={lead.saleId} className="relative flex items-center gap-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className={unread ? "truncate font-semibold" : "truncate"}>
                    {unread && <span className="sr-only">{tLeads("unread")}: </span>}
                    <Link
                      href={`/buyer/leads/${lead.id}`}
                      prefetch={false}
                      className="after:absolute after:inset-0 hover:underline"
                    >
                      {nameOf(lead)}
                    </Link>
                  </p>
                  <p className="truncate text-[0.8125rem] text-muted">
                    {[pickText(lead.category.name, locale), placeText(lead.place)]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
                <div className="text-end">
                  <Money amountMinor={lead.priceMinor} currency={currency} />
                  <p className="text-[0.8125rem] text-muted">
                    <Time at={lead.soldAt} />
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
