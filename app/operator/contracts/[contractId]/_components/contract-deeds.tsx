import { Pause, Pencil, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { LinkButton } from "@/components/ui/link-button";
import type { ContractView } from "@/lib/routing/contract-schema";
import { archiveContractAction, pauseContractAction } from "../../actions";

/** What a manager can do with a contract that has not ended. */
export function ContractDeeds({ contract }: { readonly contract: Pick<ContractView, "id" | "paused"> }) {
  const t = useTranslations("editor.page");
  const { id, paused } = contract;
  return (
    <>
      <ConfirmDialog
        trigger={t("archive")}
        triggerVariant="ghost"
        title={t("archiveTitle")}
        action={archiveContractAction}
        confirm={t("archiveNow")}
        danger
      >
        <p>{t("archiveText")}</p>
        <input type="hidden" name="id" value={id} />
      </ConfirmDialog>
      <ActionForm action={pauseContractAction} success="toast">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="paused" value={paused ? "false" : "true"} />
        <SubmitButton variant="secondary">
          {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {t(paused ? "resume" : "pause")}
        </SubmitButton>
      </ActionForm>
      <LinkButton href={`/operator/contracts/${id}/edit`} variant="primary">
        <Pencil aria-hidden />
        {t("edit")}
      </LinkButton>
    </>
  );
}
