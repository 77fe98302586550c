/**
 * The process's compiled picture of each brand: its catalogue and the engine's snapshot, kept in the registry. It is a hint
 * only: `sell` refuses what was proposed with an older routing version, and the picture is then brought up to date.
 */
import { withBrand } from "@/db/brand";
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { compileSnapshot } from "./engine/compile-snapshot";
import { type ContractEdit, editSnapshot, overlaySize } from "./engine/edit-snapshot";
import type { Snapshot } from "./engine/snapshot";
import type { ContractSpec } from "./engine/types";
import { type Catalogue, loadCatalogue } from "./load-catalogue";
import { loadContracts } from "./load-contracts";
import { type Geography, loadPlaces } from "./load-places";

export interface BrandSnapshot {
  readonly brandId: Id<"brand">;
  readonly version: number;
  readonly catalogue: Catalogue;
  readonly geography: Geography;
  readonly engine: Snapshot;
}

/** Slots of edited contracts beyond which the snapshot is compiled anew: each costs every lead of its category a check. */
const MAX_OVERLAY = 64;

interface Held {
  current: BrandSnapshot | null;
  /** The reading under way, shared by all who wait for it. */
  loading: Promise<BrandSnapshot> | null;
}

const held = (brandId: Id<"brand">): Held => {
  const all = singleton("brand-snapshots", () => new Map<string, Held>());
  let one = all.get(brandId);
  if (!one) {
    one = { current: null, loading: null };
    all.set(brandId, one);
  }
  return one;
};

/** The picture that is there, or null where the brand was not asked for yet. */
export function knownSnapshot(brandId: Id<"brand">): BrandSnapshot | null {
  return held(brandId).current;
}

/** The brand's picture, read if there is none yet. */
export async function getSnapshot(brandId: Id<"brand">): Promise<BrandSnapshot> {
  return held(brandId).current ?? share(brandId, () => loadSnapshot(brandId));
}

/** Brings the picture up to the database's routing version, reading only what has changed. */
export function refreshSnapshot(brandId: Id<"brand">): Promise<BrandSnapshot> {
  return share(brandId, async () => {
    const { current } = held(brandId);
    return current ? readChanges(current) : loadSnapshot(brandId);
  });
}

/** Compiles anew, beside the path, where many contracts were edited since. */
export function compactSnapshot(brandId: Id<"brand">): void {
  const { current, loading } = held(brandId);
  if (!current || loading || overlaySize(current.engine) <= MAX_OVERLAY) return;
  share(brandId, () => loadSnapshot(brandId)).catch(() => {});
}

function share(brandId: Id<"brand">, read: () => Promise<BrandSnapshot>): Promise<BrandSnapshot> {
  const mine = held(brandId);
  mine.loading ??= read()
    .then((snapshot) => {
      mine.current = snapshot;
      return snapshot;
    })
    .finally(() => {
      mine.loading = null;
    });
  return mine.loading;
}

function loadSnapshot(brandId: Id<"brand">): Promise<BrandSnapshot> {
  return withBrand({ brandId, readOnly: true }, async (tx) => {
    const geography = await loadPlaces(tx);
    const catalogue = await loadCatalogue(tx);
    const contracts = await loadContracts(tx);
    return compile(brandId, catalogue, geography, contracts);
  });
}

function readChanges(current: BrandSnapshot): Promise<BrandSnapshot> {
  const { brandId, geography } = current;
  return withBrand({ brandId, readOnly: true }, async (tx) => {
    const catalogue = await loadCatalogue(tx);
    if (catalogue.print !== current.catalogue.print) {
      return compile(brandId, catalogue, geography, await loadContracts(tx));
    }
    const now = Date.now();
    const edits = await loadContracts(tx, current.version);
    for (const edit of edits) {
      if (!editSnapshot(current.engine, edit, now)) {
        return compile(brandId, catalogue, geography, await loadContracts(tx));
      }
    }
    return { ...current, catalogue, version: catalogue.version };
  });
}

function compile(
  brandId: Id<"brand">,
  catalogue: Catalogue,
  geography: Geography,
  edits: readonly ContractEdit[],
): BrandSnapshot {
  const engine = compileSnapshot({
    places: geography.places,
    timeZone: catalogue.timeZone,
    categories: catalogue.specs.categories,
    stages: catalogue.specs.stages,
    contracts: edits.filter((edit): edit is ContractSpec => !("archived" in edit)),
    nowMs: Date.now(),
  });
  return { brandId, version: catalogue.version, catalogue, geography, engine };
}
