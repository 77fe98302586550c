/**
 * Tells this process that leads were sold, after the sale is durable: deliveries start at once, open inboxes show the lead.
 * A hint beside polling: another process hears nothing of it.
 */
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { log } from "@/lib/runtime/log";

/** Ids are uuid text: most listeners need few of them, so nobody pays for their conversion but who does. */
export interface SoldEvent {
  readonly brandId: Id<"brand">;
  readonly sales: readonly {
    readonly saleId: string;
    readonly leadId: string;
    readonly buyerId: string;
    readonly contractId: string;
  }[];
}
export type SoldListener = (event: SoldEvent) => void;

const listeners = () => singleton("sale-events", () => new Set<SoldListener>());

/** Calls `listener` after each batch that sold something. Returns what ends it. */
export function onSold(listener: SoldListener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

export function hasSoldListeners(): boolean {
  return listeners().size > 0;
}

export function announceSales(event: SoldEvent): void {
  for (const listener of listeners()) {
    try {
      listener(event);
    } catch (error) {
      log().error({ err: error }, "a listener to sales failed");
    }
  }
}
