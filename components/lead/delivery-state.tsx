import { useTranslations } from "next-intl";
import type { DeliveryState as State } from "@/lib/deliveries/schema";
import { StatusPill } from "../ui/status-pill";
import type { Tone } from "../ui/tone";

const TONES: Readonly<Record<State, Tone>> = {
  pending: "info",
  delivered: "success",
  exhausted: "danger",
  canceled: "neutral",
};

/** How a delivery stands. One that failed before and will be tried again says so. */
export function DeliveryState({ state, attempts }: { readonly state: State; readonly attempts: number }) {
  const t = useTranslations("deliveries.state");
  const retrying = state === "pending" && attempts > 0;
  return (
    <StatusPill tone={retrying ? "warning" : TONES[state]}>{t(retrying ? "retrying" : state)}</StatusPill>
  );
}
