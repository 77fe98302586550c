"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, startTransition, useOptimistic, useState } from "react";
import { cn } from "@/components/cn";
import { useAtOnce } from "@/components/form/use-at-once";
import { Money } from "@/components/money";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import type { Currency } from "@/lib/core/money";
import type { LeadStage } from "@/lib/sales/card-schema";
import { hrefWith } from "@/lib/web/href-with";
import { type Position, stageFormData } from "../../_components/stage-form-data";
import { setStageAction } from "../../leads/actions";
import { type BoardColumn, type Move, moveCard } from "./board";
import { PipelineCard } from "./pipeline-card";

interface Props {
  readonly columns: readonly BoardColumn[];
  /** The stage that narrow screens show. */
  readonly open: LeadStage;
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly currency: Currency;
}

const DRAGGED = "application/x-lead";

/** Leads by stage. A move is shown at once and can be taken back; what is dragged can also be moved by its buttons. */
export function PipelineBoard({ columns, open, filters, currency }: Props) {
  const t = useTranslations("buyer");
  const atOnce = useAtOnce();
  const [shown, show] = useOptimistic(columns, moveCard);
  const [over, setOver] = useState<LeadStage | null>(null);
  const [losing, setLosing] = useState<string | null>(null);

  const move = ({ leadId, to }: Move, back?: Position): void => {
    setLosing(null);
    startTransition(async () => {
      show({ leadId, to });
      const { ok, message } = await atOnce(setStageAction, stageFormData(leadId, to));
      if (ok) toast(message ?? "", back ? { undo: () => move({ leadId, to: back }) } : {});
      else if (message) toast(message, { tone: "danger" });
    });
  };
  const drop = (event: DragEvent, stage: LeadStage): void => {
    event.preventDefault();
    setOver(null);
    const leadId = event.dataTransfer.getData(DRAGGED);
    const card = shown.flatMap(({ cards }) => cards).find((one) => one.leadId === leadId);
    if (!card || card.stage === stage) return;
    // Losing wants a reason: the card opens its question instead.
    if (stage === "lost") setLosing(leadId);
    else
      move({ leadId, to: { stage, lostReason: null } }, { stage: card.stage, lostReason: card.lostReason });
  };
  return (
    <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-5">
      {shown.map(({ stage, count, dealValueMinor, cards }) => (
        <section
          key={stage}
          aria-labelledby={`stage-${stage}`}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes(DRAGGED)) return;
            event.preventDefault();
            setOver(stage);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => drop(event, stage)}
          className={cn(
            "grid gap-2 rounded-lg border bg-sunken p-2",
            over === stage ? "border-brand-edge" : "border-line",
            stage !== open && "max-lg:hidden",
          )}
        >
          <div className="px-1">
            <h2 id={`stage-${stage}`} className="font-semibold">
              {t(`stage.${stage}`)}
            </h2>
            <p className="text-[0.8125rem] text-muted">
              {t("pipeline.count", { count })}
              {dealValueMinor > 0 && (
                <span className="block">
                  {t.rich("pipeline.sum", {
                    amount: () => <Money amountMinor={dealValueMinor} currency={currency} />,
                  })}
                </span>
              )}
            </p>
          </div>
          {cards.length === 0 ? (
            <p className="rounded-md border border-dashed border-line-strong p-3 text-muted">
              {t("pipeline.empty")}
            </p>
          ) : (
            <ul className="grid gap-2">
              {cards.map((card) => (
                <li
                  key={card.leadId}
                  draggable
                  onDragStart={(event) => event.dataTransfer.setData(DRAGGED, card.leadId)}
                >
                  <PipelineCard
                    card={card}
                    currency={currency}
                    losing={losing === card.leadId}
                    onMove={move}
                  />
                </li>
              ))}
            </ul>
          )}
          {count > cards.length && (
            <p className="p-1">
              <TextLink href={hrefWith("/buyer/leads", { ...filters, stage })}>
                {t("pipeline.all", { count })}
              </TextLink>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
