import { useTranslations } from "next-intl";
import { StatusPill } from "../ui/status-pill";

/** Whether a company (buyer or supplier) takes part. */
export function BuyerStatus({ status }: { readonly status: "active" | "suspended" }) {
  const t = useTranslations("operator.buyerStatus");
  return <StatusPill tone={status === "active" ? "success" : "danger"}>{t(status)}</StatusPill>;
}
