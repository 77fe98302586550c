import { useLocale, useTranslations } from "next-intl";
import { ContractStatus } from "@/components/contract/contract-status";
import { PriceText } from "@/components/contract/price-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BuyerView } from "@/lib/accounts/buyer-schema";
import type { Currency } from "@/lib/core/money";
import { phoneText } from "@/lib/leads/phone-text";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly buyer: BuyerView;
  readonly contracts: readonly ContractView[];
  readonly currency: Currency;
  /** May make contracts. */
  readonly mayManage: boolean;
}

/** Who the buyer is and what it buys. */
export function BuyerFacts({ buyer, contracts, currency, mayManage }: Props) {
  const t = useTranslations("operator.buyer");
  const words = useTranslations("editor.page");
  const locale = useLocale();
  const columns: Column<ContractView>[] = [
    {
      key: "name",
      header: t("contract"),
      primary: true,
      cell: ({ number, name }) => t("contractName", { number, name }),
    },
    {
      key: "price",
      header: t("price"),
      cell: (contract) => <PriceText contract={contract} currency={currency} />,
    },
    { key: "cap", header: t("capDay"), align: "end", cell: ({ caps }) => caps.day ?? "–" },
    { key: "status", header: t("contractStatus"), cell: ({ status }) => <ContractStatus status={status} /> },
  ];
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(buyer.country);
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <Card title={t("facts")}>
        <DescriptionList
          items={[
            {
              term: t("email"),
              value: (
                <a href={`mailto:${buyer.email}`} className="break-all underline underline-offset-2">
                  {buyer.email}
                </a>
              ),
            },
            { term: t("phone"), value: phoneText(buyer.phone) },
            { term: t("country"), value: country },
            { term: t("timeZone"), value: buyer.timeZone.replaceAll("_", " ") },
            {
              term: t("locale"),
              value: new Intl.DisplayNames(locale, { type: "language" }).of(buyer.locale),
            },
            { term: t("lowBalance"), value: <LowBalance amount={buyer.lowBalance} /> },
            { term: t("since"), value: <Time at={buyer.createdAt} mode="exact" /> },
          ]}
        />
      </Card>
      <Card
        title={t("contracts")}
        flush={contracts.length > 0}
        actions={
          <span className="flex flex-wrap gap-x-4">
            <TextLink href={`/operator/buyers/${buyer.id}/endpoints`}>{words("manageEndpoints")}</TextLink>
            {mayManage && (
              <TextLink href={`/operator/contracts/new?buyerId=${buyer.id}`}>{words("create")}</TextLink>
            )}
          </span>
        }
      >
        {contracts.length > 0 ? (
          <Table
            caption={t("contracts")}
            columns={columns}
            rows={contracts}
            rowKey={(row) => row.id}
            rowHref={(row) => `/operator/contracts/${row.id}`}
          />
        ) : (
          <p className="text-muted">{t("noContracts")}</p>
        )}
      </Card>
    </div>
  );
}

/** From which amount on the buyer is told that money runs short. */
function LowBalance({ amount }: { readonly amount: BuyerView["lowBalance"] }) {
  const t = useTranslations("operator.buyer");
  if (amount === null) return t("lowBalanceAuto");
  if (amount.amount === 0) return t("lowBalanceNever");
  return <Money amountMinor={amount.amount} currency={amount.currency} />;
}
