import type { listIdleContracts } from "@/lib/reporting/list-idle-contracts";
import { hrefWith } from "@/lib/web/href-with";
import { IdleContractsCard } from "./idle-contracts-card";
import { SilentDays } from "./silent-days";

interface Props {
  readonly idle: Awaited<ReturnType<typeof listIdleContracts>>;
  /** This page with another length of silence. */
  readonly hrefOf: (silentDays: number) => string;
}

export function IdleCards({ idle, hrefOf }: Props) {
  const { capped, silent, silentDays } = idle;
  const list = "/operator/contracts";
  return (
    <>
      <IdleContractsCard kind="capped" idle={capped} allHref={hrefWith(list, { activity: "capped" })} />
      <IdleContractsCard
        kind="silent"
        idle={silent}
        allHref={hrefWith(list, { activity: "silent", silentDays: String(silentDays) })}
        actions={<SilentDays days={silentDays} hrefOf={hrefOf} />}
      />
    </>
  );
}
