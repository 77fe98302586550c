"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import type { Run } from "./palette-types";

interface Props {
  readonly contract: Extract<Run, { kind: "pause" }>;
  readonly action: FormAction;
  readonly close: () => void;
}

/** Asks before a contract stops buying, or buys again. */
export function PauseQuestion({ contract, action, close }: Props) {
  const t = useTranslations("ui.palette");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const { id, name, paused } = contract;
  const finish = () => {
    close();
    router.refresh();
  };
  return (
    <section className="grid gap-2 p-5">
      <h2 className="text-base font-semibold wrap-anywhere">{t(paused ? "resume" : "pause", { name })}</h2>
      <ActionForm action={action} success="toast" onSuccess={finish}>
        <p>{t(paused ? "resumeText" : "pauseText")}</p>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="paused" value={paused ? "false" : "true"} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{tUi("cancel")}</Button>
          <SubmitButton autoFocus>{t(paused ? "resumeNow" : "pauseNow")}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
