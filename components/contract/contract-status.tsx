import { useTranslations } from "next-intl";
import type { ContractView } from "@/lib/routing/contract-schema";
import { StatusPill } from "../ui/status-pill";
import type { Tone } from "../ui/tone";

const TONES: Readonly<Record<ContractView["status"], Tone>> = {
  active: "success",
  paused: "warning",
  archived: "neutral",
};

export function ContractStatus({ status }: { readonly status: ContractView["status"] }) {
  const t = useTranslations("contracts.status");
  return <StatusPill tone={TONES[status]}>{t(status)}</StatusPill>;
}
