/**
 * The process's compiled picture of each brand: its catalogue and the engine's snapshot, kept in the registry. It is a hint
 * only: `sell` refuses what was proposed with an older routing version, and the picture is then brought up to date.
 */
import { withBrand } from "@/db/brand";
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { compileAside } from "./engine/compile-snapshot";
import { type ContractEdit, editSnapshot, overlaySize } from "./engine/edit-snapshot";
import { settle } from "./engine/settle";
import type { Snapshot } from "./engine/snapshot";
import type { ContractSpec, Proposal } from "./engine/types";
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
/** Below so many slots it does not matter if a stage that goes by weights sorts them for each lead, or many have moved. */
const WORTH_NUMBERING = 5_000;
/** With a tenth of the slots moved by sales, round robin takes several times as long; not more often than so, though. */
const MAX_MOVED_SHARE = 0.1;
const MIN_AGE_MS = 5 * 60_000;

interface Held {
  current: BrandSnapshot | null;
  /** The reading under way, shared by all who wait for it. */
  loading: Promise<BrandSnapshot> | null;
  /** What sales said since that reading began: a picture compiled from it does not know of them. */
  outcomes: Outcome[];
}

interface Outcome {
  readonly proposal: Pick<Proposal, "candidates">;
  readonly codes: readonly number[];
  readonly nowMs: number;
}

const held = (brandId: Id<"brand">): Held => {
  const all = singleton("brand-snapshots", () => new Map<string, Held>());
  let one = all.get(brandId);
  if (!one) {
    one = { current: null, loading: null, outcomes: [] };
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

/**
 * Compiles anew, beside the path, where many contracts were edited or moved by sales since, or a day has ended that weights
 * were counted by.
 */
export function compactSnapshot(brandId: Id<"brand">): void {
  const { current, loading } = held(brandId);
  if (!current || loading) return;
  const { stages, baseSlots, movedSlots, compiledAtMs } = current.engine;
  const isWorn = movedSlots > baseSlots * MAX_MOVED_SHARE && Date.now() - compiledAtMs > MIN_AGE_MS;
  const isNumbered = baseSlots < WORTH_NUMBERING || (!isWorn && stages.every((stage) => stage.isNumbered));
  if (isNumbered && overlaySize(current.engine) <= MAX_OVERLAY) return;
  share(brandId, () => loadSnapshot(brandId)).catch(() => {});
}

/** Tells the present picture what became of a proposal, and the one that is being compiled as well. */
export function settleProposal(
  snapshot: BrandSnapshot,
  proposal: Proposal,
  codes: readonly number[],
  nowMs: number,
): void {
  const { current, loading, outcomes } = held(snapshot.brandId);
  settle((current ?? snapshot).engine, proposal, codes, nowMs);
  if (loading && codes.length > 0) outcomes.push({ proposal, codes, nowMs });
}

function share(brandId: Id<"brand">, read: () => Promise<BrandSnapshot>): Promise<BrandSnapshot> {
  const mine = held(brandId);
  mine.loading ??= read()
    .then((snapshot) => {
      if (snapshot.engine !== mine.current?.engine) tellOutcomes(snapshot.engine, mine.outcomes);
      mine.current = snapshot;
      return snapshot;
    })
    .finally(() => {
      mine.loading = null;
      mine.outcomes = [];
    });
  return mine.loading;
}

/** What was sold before the reading saw it may count twice: better than not at all, and a hint only. */
function tellOutcomes(engine: Snapshot, outcomes: readonly Outcome[]): void {
  for (const { proposal, codes, nowMs } of outcomes) {
    settle(engine, { candidates: proposal.candidates, advanced: [] }, codes, nowMs);
  }
}

/** What a picture is compiled from, outside the transaction that read it. */
interface Reading {
  readonly catalogue: Catalogue;
  readonly geography: Geography;
  readonly contracts: readonly ContractEdit[];
}

async function loadSnapshot(brandId: Id<"brand">): Promise<BrandSnapshot> {
  const reading = await withBrand({ brandId, readOnly: true }, async (tx): Promise<Reading> => {
    const geography = await loadPlaces(tx);
    const catalogue = await loadCatalogue(tx);
    return { geography, catalogue, contracts: await loadContracts(tx) };
  });
  return compile(brandId, reading);
}

async function readChanges(current: BrandSnapshot): Promise<BrandSnapshot> {
  const { brandId, geography } = current;
  const read = await withBrand({ brandId, readOnly: true }, async (tx): Promise<Reading | BrandSnapshot> => {
    const catalogue = await loadCatalogue(tx);
    const isSame = catalogue.print === current.catalogue.print;
    if (!isSame || !editAll(current.engine, await loadContracts(tx, current.version))) {
      return { geography, catalogue, contracts: await loadContracts(tx) };
    }
    return { ...current, catalogue, version: catalogue.version };
  });
  return "engine" in read ? read : compile(brandId, read);
}

/** False where there was no room for all of them. */
function editAll(engine: Snapshot, edits: readonly ContractEdit[]): boolean {
  const now = Date.now();
  return edits.every((edit) => editSnapshot(engine, edit, now));
}

async function compile(
  brandId: Id<"brand">,
  { catalogue, geography, contracts }: Reading,
): Promise<BrandSnapshot> {
  const engine = await compileAside({
    places: geography.places,
    timeZone: catalogue.timeZone,
    categories: catalogue.specs.categories,
    stages: catalogue.specs.stages,
    contracts: contracts.filter((edit): edit is ContractSpec => !("archived" in edit)),
    nowMs: Date.now(),
  });
  return { brandId, version: catalogue.version, catalogue, geography, engine };
}
