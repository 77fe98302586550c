import type { CardView, LeadStage } from "@/lib/sales/card-schema";
import type { Position } from "../../_components/stage-form-data";

export interface BoardCard extends CardView {
  readonly leadId: string;
  readonly name: string;
  readonly about: string;
  /** ISO 8601. */
  readonly soldAt: string;
}

export interface BoardColumn {
  readonly stage: LeadStage;
  /** All of the stage, also those that are not shown. */
  readonly count: number;
  readonly dealValueMinor: number;
  readonly cards: readonly BoardCard[];
}

export interface Move {
  readonly leadId: string;
  readonly to: Position;
}

/** The board after a move, with counts and sums: the card on top of its new column. */
export function moveCard(columns: readonly BoardColumn[], { leadId, to }: Move): readonly BoardColumn[] {
  const card = columns.flatMap(({ cards }) => cards).find((one) => one.leadId === leadId);
  if (!card) return columns;
  const value = card.dealValueMinor ?? 0;
  return columns.map((column) => {
    const cards = column.cards.filter((one) => one.leadId !== leadId);
    const left = cards.length < column.cards.length ? 1 : 0;
    const came = column.stage === to.stage ? 1 : 0;
    return {
      ...column,
      count: column.count - left + came,
      dealValueMinor: column.dealValueMinor + (came - left) * value,
      cards: came ? [{ ...card, ...to }, ...cards] : cards,
    };
  });
}
