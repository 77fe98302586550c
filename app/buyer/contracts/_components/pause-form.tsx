import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import type { ContractView } from "@/lib/routing/contract-schema";
import { pauseContractAction } from "../actions";

/** Pausing can be taken back at once, so it asks nothing. */
export function PauseForm({ contract }: { readonly contract: Pick<ContractView, "id" | "paused"> }) {
  const t = useTranslations("buyer.contracts");
  const { id, paused } = contract;
  return (
    <ActionForm action={pauseContractAction} success="toast">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="paused" value={paused ? "false" : "true"} />
      <SubmitButton variant={paused ? "primary" : "secondary"}>
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {t(paused ? "resume" : "pause")}
      </SubmitButton>
    </ActionForm>
  );
}
