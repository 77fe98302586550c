import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { TextareaField } from "@/components/form/textarea-field";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { LeadPage } from "@/lib/reporting/get-lead";
import type { LeadSale } from "@/lib/reporting/schema";
import { reverseSaleAction } from "../actions";

interface Props {
  readonly lead: LeadPage;
  readonly currency: Currency;
  readonly mayReverse: boolean;
}

/** Who bought the lead, for how much, and what of it stays with the brand. */
export function SalesCard({ lead, currency, mayReverse }: Props) {
  const t = useTranslations("operator.sales");
  const columns = useColumns(currency, mayReverse);
  return (
    <Card
      title={t("title")}
      actions={
        <span className="text-[0.8125rem] text-muted">
          {t("places", { taken: lead.placesTaken, max: lead.maxShares })}
        </span>
      }
      flush={lead.sales.length > 0}
    >
      {lead.sales.length > 0 ? (
        <Table caption={t("title")} columns={columns} rows={lead.sales} rowKey={(row) => row.id} />
      ) : (
        <p className="text-muted">{t(lead.test ? "noneTest" : "none")}</p>
      )}
    </Card>
  );
}

function useColumns(currency: Currency, mayReverse: boolean): Column<LeadSale>[] {
  const t = useTranslations("operator.sales");
  const modes = useTranslations("leads.mode");
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  return [
    {
      key: "buyer",
      header: t("buyer"),
      primary: true,
      cell: ({ buyer }) => <TextLink href={`/operator/buyers/${buyer.id}`}>{buyer.name}</TextLink>,
    },
    {
      key: "contract",
      header: t("contract"),
      cell: ({ contract }) => (
        <TextLink href={`/operator/contracts/${contract.id}`}>
          {t("contractNumber", { number: contract.number })}
        </TextLink>
      ),
    },
    { key: "mode", header: t("mode"), cell: ({ mode }) => modes(mode) },
    { key: "price", header: t("price"), align: "end", cell: ({ priceMinor }) => money(priceMinor) },
    { key: "payout", header: t("payout"), align: "end", cell: ({ payoutMinor }) => money(payoutMinor) },
    {
      key: "margin",
      header: t("margin"),
      align: "end",
      cell: ({ priceMinor, payoutMinor }) => money(priceMinor - payoutMinor),
    },
    {
      key: "state",
      header: t("state"),
      cell: (sale) =>
        sale.reversedAt ? (
          <StatusPill tone="warning">{t("reversed")}</StatusPill>
        ) : sale.openedAt ? (
          <span>
            {t("opened")} <Time at={sale.openedAt} />
          </span>
        ) : (
          t("notOpened")
        ),
    },
    {
      key: "action",
      header: t("action"),
      align: "end",
      cell: (sale) => mayReverse && sale.reversedAt === null && <Reverse sale={sale} currency={currency} />,
    },
  ];
}

function Reverse({ sale, currency }: { readonly sale: LeadSale; readonly currency: Currency }) {
  const t = useTranslations("operator.sales.reverse");
  const amount = <Money amountMinor={sale.priceMinor} currency={currency} />;
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerSize="sm"
      title={t("title", { buyer: sale.buyer.name })}
      action={reverseSaleAction}
      confirm={t.rich("confirm", { amount: () => amount })}
      danger
    >
      <p>
        {t.rich("text", {
          buyer: sale.buyer.name,
          amount: () => amount,
          payout: () => <Money amountMinor={sale.payoutMinor} currency={currency} />,
        })}
      </p>
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} required />
      <IdempotencyKey />
      <input type="hidden" name="saleId" value={sale.id} />
    </ConfirmDialog>
  );
}
