import { compileContract, numberRules, writeSlot } from "./compile-contract";
import { countIn } from "./compile-snapshot";
import { compareSlots, rankSlots } from "./rank-slots";
import { DEAD, setFlags } from "./slot-record";
import type { Snapshot } from "./snapshot";
import type { ContractSpec } from "./types";

/** A contract as it is now, or the number of one that was archived. */
export type ContractEdit = ContractSpec | { readonly number: number; readonly archived: true };

/**
 * Puts one new, changed or archived contract into a snapshot, in place. False where the room for edits is used up: the
 * snapshot is as before and must be compiled anew. Each edited contract costs every lead of its category a check until
 * then, so compile anew, off the path, once `overlaySize` exceeds a few dozen.
 * A changed category or stage needs a new snapshot.
 */
export function editSnapshot(snapshot: Snapshot, edit: ContractEdit, nowMs: number): boolean {
  const { columns } = snapshot;
  if ("archived" in edit) {
    removeContract(snapshot, edit.number);
    return true;
  }
  const category = snapshot.categories.get(edit.categoryId);
  const ranks = category ? rankSlots(edit, category, snapshot.stages, snapshot.stageIndex) : [];
  const room = columns.major.length - snapshot.slotCount + snapshot.freeSlots.length;
  if (ranks.length > room) return false;
  removeContract(snapshot, edit.number);
  if (!category || ranks.length === 0) return true;

  const contract = compileContract(edit, snapshot.places, snapshot.rules);
  snapshot.byNumber.set(contract.number, contract);
  const siblings = snapshot.byBuyer.get(contract.buyerId) ?? [];
  snapshot.byBuyer.set(contract.buyerId, [...siblings, contract.number]);
  const numbers = numberRules(edit, category, snapshot.rules);
  for (const rank of ranks) {
    const slot = snapshot.freeSlots.pop() ?? snapshot.slotCount++;
    writeSlot(columns, slot, rank, contract, edit, numbers, nowMs);
  }
  countIn(snapshot.stages, columns, contract);
  category.overlay = Int32Array.from([...category.overlay, ...contract.slots]).sort((a, b) =>
    compareSlots(columns, a, b),
  );
  return true;
}

/** Slots of contracts edited since the snapshot was compiled. */
export function overlaySize(snapshot: Snapshot): number {
  return snapshot.slotCount - snapshot.baseSlots - snapshot.freeSlots.length;
}

function removeContract(snapshot: Snapshot, number: number): void {
  const contract = snapshot.byNumber.get(number);
  if (!contract) return;
  countIn(snapshot.stages, snapshot.columns, contract, -1);
  snapshot.byNumber.delete(number);
  const siblings = snapshot.byBuyer.get(contract.buyerId)?.filter((other) => other !== number) ?? [];
  if (siblings.length > 0) snapshot.byBuyer.set(contract.buyerId, siblings);
  else snapshot.byBuyer.delete(contract.buyerId);
  const gone = new Set(contract.slots);
  for (const slot of gone) {
    setFlags(snapshot.columns, slot, DEAD);
    if (slot >= snapshot.baseSlots) snapshot.freeSlots.push(slot);
  }
  for (const category of snapshot.categories.values()) {
    if (category.overlay.some((slot) => gone.has(slot))) {
      category.overlay = category.overlay.filter((slot) => !gone.has(slot));
    }
  }
}
