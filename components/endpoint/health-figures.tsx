import { useFormatter, useTranslations } from "next-intl";
import type { EndpointFigures, EndpointHealth } from "@/lib/reporting/health-schema";
import { Time } from "../time";
import { Stat, StatRow } from "../ui/stat";

/** 98.4 %, or that there was nothing to count. */
export function SuccessRate({ tries, successes }: { readonly tries: number; readonly successes: number }) {
  const t = useTranslations("endpoints.health");
  const format = useFormatter();
  if (tries === 0) return "–";
  // Rounded down: with one failure in a thousand it is not all.
  const rate = Math.floor((successes / tries) * 1000) / 1000;
  return (
    <span title={t("ofTries", { successes, tries })}>
      {format.number(rate, { style: "percent", maximumFractionDigits: 1 })}
    </span>
  );
}

export function useDuration(): (ms: number) => string {
  const format = useFormatter();
  return (ms) =>
    ms < 1000
      ? format.number(ms, { style: "unit", unit: "millisecond", unitDisplay: "short" })
      : format.number(ms / 1000, {
          style: "unit",
          unit: "second",
          unitDisplay: "short",
          maximumFractionDigits: 1,
        });
}

/** "210 ms / 1.9 s": median and what 95 % stay within. */
export function AnswerTime({ medianMs, p95Ms }: Pick<EndpointFigures, "medianMs" | "p95Ms">) {
  const t = useTranslations("endpoints.health");
  const duration = useDuration();
  if (medianMs === null || p95Ms === null) return "–";
  return (
    <span
      className="whitespace-nowrap"
      title={`${t("median", { value: duration(medianMs) })}, ${t("p95", { value: duration(p95Ms) })}`}
    >
      {duration(medianMs)} / {duration(p95Ms)}
    </span>
  );
}

/** How one endpoint does. */
export function HealthStats({
  health,
  deliveries,
}: {
  readonly health: EndpointHealth;
  readonly deliveries: string;
}) {
  const t = useTranslations("endpoints.health");
  const duration = useDuration();
  const { tries24h, successes24h, tries7d, successes7d, medianMs, p95Ms, failingSince } = health;
  const of = (successes: number, tries: number) =>
    tries > 0 ? t("ofTries", { successes, tries }) : t("noTries");
  return (
    <StatRow>
      <Stat
        label={t("success24h")}
        value={<SuccessRate tries={tries24h} successes={successes24h} />}
        hint={of(successes24h, tries24h)}
      />
      <Stat
        label={t("success7d")}
        value={<SuccessRate tries={tries7d} successes={successes7d} />}
        hint={of(successes7d, tries7d)}
      />
      <Stat
        label={t("answer")}
        value={medianMs === null ? "–" : duration(medianMs)}
        hint={p95Ms !== null && t("p95", { value: duration(p95Ms) })}
      />
      <Stat
        label={t("waiting")}
        value={health.waiting}
        href={`${deliveries}&state=pending`}
        hint={
          failingSince && (
            <>
              {t("since")} <Time at={failingSince} mode="exact" />
            </>
          )
        }
      />
    </StatRow>
  );
}
