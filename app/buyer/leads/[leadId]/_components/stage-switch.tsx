"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useActionState, useId, useOptimistic } from "react";
import { cn } from "@/components/cn";
import { useAtOnce } from "@/components/form/use-at-once";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { LEAD_STAGES, LOST_REASONS } from "@/lib/sales/card-schema";
import { type Position, stageFormData } from "../../../_components/stage-form-data";
import { setStageAction } from "../../actions";

interface Props {
  readonly leadId: string;
  readonly at: Position;
}

/** Moves a lead from stage to stage: shown at once, taken back with one click. Without JavaScript the buttons post the form. */
export function StageSwitch({ leadId, at }: Props) {
  const t = useTranslations("buyer");
  const reasonId = useId();
  const atOnce = useAtOnce();
  const [state, send] = useActionState(setStageAction, {});
  const [shown, show] = useOptimistic(at);
  const move = (to: Position, mayUndo: boolean): void => {
    const from = { stage: shown.stage, lostReason: shown.lostReason };
    startTransition(async () => {
      show(to);
      const { ok, message } = await atOnce(setStageAction, stageFormData(leadId, to));
      if (ok) toast(message ?? "", mayUndo ? { undo: () => move(from, false) } : {});
      else if (message) toast(message, { tone: "danger" });
    });
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const stage = LEAD_STAGES.find((one) => one === sent.get("stage"));
    const lostReason = LOST_REASONS.find((one) => one === sent.get("lostReason")) ?? "other";
    if (stage) move({ stage, lostReason: stage === "lost" ? lostReason : null }, true);
  };
  const lost = shown.stage === "lost";
  return (
    <form action={send} onSubmit={onSubmit} className="@container grid gap-2">
      <input type="hidden" name="leadId" value={leadId} />
      {state.ok === false && <p className="text-danger">{state.message}</p>}
      <fieldset className="grid grid-cols-2 gap-1.5 @sm:grid-cols-4">
        <legend className="mb-1.5 font-medium">{t("work.stage")}</legend>
        {LEAD_STAGES.filter((stage) => stage !== "lost").map((stage) => (
          <Button
            key={stage}
            type="submit"
            name="stage"
            value={stage}
            variant={shown.stage === stage ? "primary" : "secondary"}
            aria-pressed={shown.stage === stage}
            className="px-2!"
          >
            {t(`stage.${stage}`)}
          </Button>
        ))}
      </fieldset>
      <details open={lost || undefined} className="group">
        <summary className={cn(buttonClass(lost ? "primary" : "secondary"), "w-full cursor-pointer")}>
          {lost && shown.lostReason
            ? t("work.lostBecause", { reason: t(`lost.${shown.lostReason}`) })
            : t("stage.lost")}
        </summary>
        <div className="mt-2 grid gap-2 @sm:flex @sm:items-end">
          <div className="grid flex-1 gap-1">
            <label htmlFor={reasonId} className="font-medium">
              {t("work.lostWhy")}
            </label>
            <Select
              key={shown.lostReason ?? ""}
              id={reasonId}
              name="lostReason"
              defaultValue={shown.lostReason ?? LOST_REASONS[0]}
              options={LOST_REASONS.map((value) => ({ value, label: t(`lost.${value}`) }))}
            />
          </div>
          <Button type="submit" name="stage" value="lost">
            {t("work.lostNow")}
          </Button>
        </div>
      </details>
    </form>
  );
}
