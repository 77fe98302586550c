import { useTranslations } from "next-intl";

type DeliveryErrorText = (error: string | null, status: number | null) => string | undefined;

/**
 * Words for why a delivery failed: `timeout: …` → "did not answer in time", a status → "answered with HTTP 500". A code
 * without a text here keeps its own sentence.
 */
export function useDeliveryError(): DeliveryErrorText {
  return deliveryErrorText(useTranslations("deliveries.error"));
}

/** The same outside of components. */
export function deliveryErrorText(
  t: ReturnType<typeof useTranslations<"deliveries.error">>,
): DeliveryErrorText {
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string) => string;
  return (error, status) => {
    if (error === null) return undefined;
    const [head = "", ...rest] = error.split(": ");
    const code = head.replaceAll(" ", "_");
    if (code === "status" && status !== null) return t("status", { status });
    if (has(code)) return say(code);
    return rest.join(": ") || head;
  };
}
