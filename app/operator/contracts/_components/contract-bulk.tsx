import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BulkCount, BulkDeed, BulkForm } from "@/components/form/bulk-bar";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import type { Total } from "@/lib/core/paging";
import { bulkContractsAction } from "../bulk-actions";

export const BULK_FORM = "bulk-contracts";

interface Props {
  /** The query of the list's address. */
  readonly list: string;
  readonly total: Total;
  readonly table: ReactNode;
}

/** The list with what can be done to many contracts at once. */
export function ContractBulk({ list, total, table }: Props) {
  const t = useTranslations("operator.contracts.bulk");
  return (
    <BulkForm form={BULK_FORM} action={bulkContractsAction} total={total} list={list} table={table}>
      <IdempotencyKey />
      {(["pause", "resume"] as const).map((deed) => (
        <BulkDeed
          key={deed}
          deed={deed}
          trigger={t(`${deed}.trigger`)}
          title={t(`${deed}.title`)}
          confirm={t(`${deed}.confirm`)}
        >
          <p>
            <BulkCount />
          </p>
          <p>{t(`${deed}.text`)}</p>
        </BulkDeed>
      ))}
    </BulkForm>
  );
}
