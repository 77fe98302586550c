import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getNames } from "@/lib/reporting/get-names";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import type { ContractView } from "@/lib/routing/contract-schema";
import { findContractIds } from "@/lib/routing/find-contract-ids";
import type { PortalCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { BULK_FORM, ContractBulk } from "./contract-bulk";
import type { ContractValues } from "./contract-filters";
import { ContractTable } from "./contract-table";

interface Props {
  readonly ctx: PortalCtx<"operator">;
  readonly rows: readonly ContractView[];
  /** The list's filters. */
  readonly values: ContractValues;
}

/** The rows with what stands beside them; who may pause contracts ticks them. */
export async function ContractList({ ctx, rows, values }: Props) {
  const [names, usage, found] = await Promise.all([
    pageQuery(ctx, getNames, {
      buyers: rows.map(({ buyerId }) => buyerId),
      categories: rows.map(({ categoryId }) => categoryId),
    }),
    pageQuery(ctx, listContractUsage, { contractIds: rows.map(({ id }) => id) }),
    mayDo(actorClass(ctx.actor), "contract.pause") ? pageQuery(ctx, findContractIds, values) : null,
  ]);
  const table = { rows, names, usage, currency: ctx.brand.currency };
  if (!found) return <ContractTable {...table} />;
  return (
    <ContractBulk
      list={hrefWith("", values).slice(1)}
      total={found.total}
      table={<ContractTable {...table} form={BULK_FORM} />}
    />
  );
}
