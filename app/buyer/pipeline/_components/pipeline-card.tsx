"use client";

import { CalendarClock, ChevronLeft, ChevronRight, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type SubmitEvent, useActionState, useId } from "react";
import { Money } from "@/components/money";
import { Day, Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { Currency } from "@/lib/core/money";
import { LEAD_STAGES, type LeadStage, LOST_REASONS } from "@/lib/sales/card-schema";
import type { Position } from "../../_components/stage-form-data";
import { setStageAction } from "../../leads/actions";
import type { BoardCard, Move } from "./board";

interface Props {
  readonly card: BoardCard;
  readonly currency: Currency;
  /** Dropped on "lost": asks why. */
  readonly losing: boolean;
  readonly onMove: (move: Move, back: Position) => void;
}

/** A lead on the board. Its buttons do all that dragging does, and work without JavaScript. */
export function PipelineCard({ card, currency, losing, onMove }: Props) {
  const t = useTranslations("buyer");
  const [, send] = useActionState(setStageAction, {});
  const { leadId, stage, lostReason } = card;
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const to = LEAD_STAGES.find((one) => one === sent.get("stage"));
    const why = LOST_REASONS.find((one) => one === sent.get("lostReason")) ?? "other";
    if (to)
      onMove({ leadId, to: { stage: to, lostReason: to === "lost" ? why : null } }, { stage, lostReason });
  };
  return (
    <article className="grid gap-2 rounded-md border border-line bg-surface p-2.5">
      <div className="min-w-0">
        <p className="flex items-center gap-1.5 font-medium">
          {card.starred && (
            <>
              <Star aria-hidden className="size-3.5 shrink-0 fill-current text-warning" />
              <span className="sr-only">{t("leads.starred")}:</span>
            </>
          )}
          <Link
            href={`/buyer/leads/${leadId}`}
            prefetch={false}
            draggable={false}
            className="min-w-0 wrap-anywhere hover:underline"
          >
            {card.name}
          </Link>
        </p>
        <p className="text-[0.8125rem] text-muted">{card.about}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-[0.8125rem] text-muted">
          {card.dealValueMinor !== null && <Money amountMinor={card.dealValueMinor} currency={currency} />}
          {card.followUpOn ? (
            <span className="inline-flex items-center gap-1">
              <CalendarClock aria-hidden className="size-3.5" />
              <span className="sr-only">{t("leads.followUp")}:</span>
              <Day on={card.followUpOn} />
            </span>
          ) : (
            <Time at={card.soldAt} />
          )}
        </p>
        {lostReason && <p className="text-[0.8125rem] text-muted">{t(`lost.${lostReason}`)}</p>}
      </div>
      <form action={send} onSubmit={onSubmit} className="flex flex-wrap items-center gap-1">
        <input type="hidden" name="leadId" value={leadId} />
        <StepButtons stage={stage} />
        {stage !== "lost" && <LoseQuestion asked={losing} />}
      </form>
    </article>
  );
}

const PATH: readonly LeadStage[] = ["new", "contacted", "quoted", "won"];

/** One stage back, one on. A lost lead comes back as new. */
function StepButtons({ stage }: { readonly stage: LeadStage }) {
  const t = useTranslations("buyer");
  const at = PATH.indexOf(stage);
  const back = at > 0 ? PATH[at - 1] : stage === "lost" ? "new" : undefined;
  const on = at >= 0 ? PATH[at + 1] : undefined;
  const button = (to: LeadStage, label: string, children: ReactNode) => (
    <Button
      type="submit"
      name="stage"
      value={to}
      size="sm"
      aria-label={label}
      title={label}
      className="px-2!"
    >
      {children}
    </Button>
  );
  return (
    <>
      {back &&
        button(
          back,
          t("pipeline.back", { stage: t(`stage.${back}`) }),
          <ChevronLeft aria-hidden className="rtl:rotate-180" />,
        )}
      {on &&
        button(
          on,
          t("pipeline.forward", { stage: t(`stage.${on}`) }),
          <>
            <span className="lg:hidden">{t(`stage.${on}`)}</span>
            <ChevronRight aria-hidden className="rtl:rotate-180" />
          </>,
        )}
    </>
  );
}

function LoseQuestion({ asked }: { readonly asked: boolean }) {
  const t = useTranslations("buyer");
  const id = useId();
  return (
    <details open={asked || undefined} className="ms-auto open:basis-full">
      <summary className={buttonClass("ghost", "sm")}>{t("pipeline.lose")}</summary>
      <div className="mt-1 grid gap-1.5">
        <label htmlFor={id} className="text-[0.8125rem] font-medium">
          {t("work.lostWhy")}
        </label>
        <Select
          id={id}
          name="lostReason"
          defaultValue={LOST_REASONS[0]}
          options={LOST_REASONS.map((value) => ({ value, label: t(`lost.${value}`) }))}
        />
        <Button type="submit" name="stage" value="lost" size="sm">
          {t("work.lostNow")}
        </Button>
      </div>
    </details>
  );
}
