import { useFormatter, useTranslations } from "next-intl";
import type { AttemptView } from "@/lib/deliveries/schema";
import { cn } from "../cn";
import { Time } from "../time";
import { CodeBlock } from "../ui/code-block";
import { StatusPill } from "../ui/status-pill";
import { useDeliveryError } from "./delivery-error";

const LINE = "flex flex-wrap items-center gap-x-3 gap-y-1";

interface Props {
  readonly attempts: readonly AttemptView[];
  /** False: when, how long and what came of it, but neither what was sent nor the answer to it. */
  readonly contents?: boolean;
}

/** Every try of a delivery, newest first: when, how long, what was sent and what came back. */
export function AttemptList({ attempts, contents = true }: Props) {
  const t = useTranslations("deliveries");
  if (attempts.length === 0) return <p className="text-muted">{t("noAttempts")}</p>;
  const newest = attempts.toReversed();
  return (
    <ol className="grid gap-3">
      {newest.map((attempt, index) => (
        <li key={attempt.id} className="rounded-lg border border-line bg-surface">
          <Attempt attempt={attempt} open={index === 0} contents={contents} />
        </li>
      ))}
    </ol>
  );
}

interface AttemptProps {
  readonly attempt: AttemptView;
  readonly open: boolean;
  readonly contents: boolean;
}

function Attempt({ attempt, open, contents }: AttemptProps) {
  const t = useTranslations("deliveries");
  const error = useDeliveryError()(attempt.error, attempt.status);
  if (!contents) {
    return (
      <div className="grid gap-1 px-4 py-2">
        <div className={LINE}>
          <Summary attempt={attempt} />
        </div>
        {error && <p>{error}</p>}
      </div>
    );
  }
  return (
    <details open={open} className="group">
      <summary className={cn(LINE, "min-h-11 rounded-lg px-4 py-2 hover:bg-sunken")}>
        <Summary attempt={attempt} />
      </summary>
      <div className="grid gap-3 border-t border-line p-4">
        {error && <p>{error}</p>}
        {"erased" in attempt.request ? (
          <p className="text-muted">{t("erased")}</p>
        ) : (
          <Block title={t("request")} text={pretty(attempt.request)} />
        )}
        {"erased" in attempt.request ? null : attempt.response ? (
          <Block title={t("response")} text={attempt.response} />
        ) : (
          <p className="text-muted">{t("noResponse")}</p>
        )}
      </div>
    </details>
  );
}

function Summary({ attempt }: Pick<AttemptProps, "attempt">) {
  const t = useTranslations("deliveries");
  const format = useFormatter();
  const delivered = attempt.outcome === "delivered";
  return (
    <>
      <span className="font-medium">{t("attempt", { number: attempt.number })}</span>
      <StatusPill tone={delivered ? "success" : "danger"}>{t(`outcome.${attempt.outcome}`)}</StatusPill>
      {attempt.status !== null && <span className="text-muted">HTTP {attempt.status}</span>}
      <span className="ms-auto flex flex-wrap gap-x-3 text-[0.8125rem] text-muted">
        <span>
          {format.number(attempt.durationMs, { style: "unit", unit: "millisecond", unitDisplay: "short" })}
        </span>
        <Time at={attempt.startedAt} mode="exact" />
      </span>
    </>
  );
}

function Block({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="grid gap-1">
      <p className="text-muted">{title}</p>
      <CodeBlock code={text} label={title} />
    </div>
  );
}

/** The body stands below the rest of the request, not as JSON within JSON; what is JSON is indented. */
function pretty(request: Readonly<Record<string, unknown>>): string {
  const { body, text, ...rest } = request;
  const sent = [body, text].filter((part): part is string => typeof part === "string");
  return [JSON.stringify(rest, null, 2), ...sent.map(indented)].join("\n\n");
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
