import { useFormatter, useTranslations } from "next-intl";
import type { ReasonCount } from "@/lib/reporting/figures-schema";
import { BarList } from "../chart/bar-list";
import { Change } from "../chart/change";
import { Card } from "../ui/card";

interface Props {
  readonly reasons: readonly ReasonCount[];
  readonly hrefOf: (reason: ReasonCount) => string;
}

/** Why leads were not accepted, the most frequent reason first. */
export function ReasonBars({ reasons, hrefOf }: Props) {
  const t = useTranslations("figures");
  const statuses = useTranslations("leads.status");
  const format = useFormatter();
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string) => string;
  const name = ({ status, code }: ReasonCount) => {
    if (status === "duplicate") return statuses("duplicate");
    return has(`reason.${code}`) ? say(`reason.${code}`) : code;
  };
  return (
    <Card title={t("reasons")}>
      {reasons.length === 0 ? (
        <p className="text-muted">{t("reasonsNone")}</p>
      ) : (
        <BarList
          label={t("reasons")}
          rows={reasons.map((reason) => ({
            key: `${reason.status} ${reason.code}`,
            label: name(reason),
            value: reason.count,
            href: hrefOf(reason),
            text: (
              <>
                <span className="me-2 font-medium">{format.number(reason.count)}</span>
                <span className="text-[0.8125rem] text-muted">
                  <Change
                    now={reason.count}
                    before={reason.before}
                    text={format.number(reason.before)}
                    good="down"
                  />
                </span>
              </>
            ),
          }))}
        />
      )}
    </Card>
  );
}
