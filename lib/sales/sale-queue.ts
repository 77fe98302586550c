/**
 * Leads wait here for their brand's next batch. One batch per brand is under way at a time: whatever came while the last one
 * committed is the next, at once where that is much, and with those that are about to come where it is little. Up to four
 * commits at once; brands with few leads share one.
 */
import { AppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { compactSnapshot } from "@/lib/routing/brand-snapshot";
import type { DrawLead, LeadResult } from "./lead-draft";
import { prepareEarly, type WaitingLead } from "./prepare-leads";
import { type Conclude, sellTogether } from "./sell-leads";

const MAX_BATCH = 128;
const MAX_COMMITS_AT_ONCE = 4;
/** A brand with at most so many leads waiting shares a commit with others like it, so many of them. */
const SMALL_BATCH = 3;
const MAX_TOGETHER = 16;
/**
 * Where at most so many leads came together lately, a batch waits for all of them, at most so long: to the database one batch of
 * eight is two thirds of two of four, which is what senders who wait for each answer would split into. With more at once the
 * other half has enough to do meanwhile, and waiting costs more than it gives.
 */
const GATHERED_CROWD = 16;
const GATHERING_MS = 0.4;
/** Beyond this a brand's queue is more than a second behind: say so instead of growing. */
const MAX_WAITING = 5_000;
/** A lead that met its like so often goes alone: then nothing in its batch can hold it up. */
const ALONE_AFTER = 5;

interface BrandQueue {
  readonly brandId: Id<"brand">;
  waiting: WaitingLead[];
  /** Its batch is under way, it stands in `ready`, or it gathers. */
  busy: boolean;
  /** About how many leads came together in the last batches. */
  crowd: number;
}

interface SaleQueue {
  readonly brands: Map<string, BrandQueue>;
  readonly ready: BrandQueue[];
  active: number;
  /** Batches that have ended, but their leads were not told yet. */
  untold: number;
  batches: number;
  leads: number;
  draining: boolean;
  /** Called when nothing is left while draining. */
  readonly idle: (() => void)[];
}

const queue = () =>
  singleton(
    "sale-queue",
    (): SaleQueue => ({
      brands: new Map(),
      ready: [],
      active: 0,
      untold: 0,
      batches: 0,
      leads: 0,
      draining: false,
      idle: [],
    }),
  );

/**
 * Sells a lead in its brand's next batch. The result is durable.
 * @param at The clock of seeds and tests; doors leave it to the database. Must not run backwards within a brand.
 * @throws AppError unavailable (database away, queue full, process stopping) and whatever `draw` refuses
 */
export function queueLead(brandId: Id<"brand">, draw: DrawLead, at?: Date): Promise<LeadResult> {
  const all = queue();
  if (all.draining) return Promise.reject(busy("sale.stopping", "This server is stopping."));
  let mine = all.brands.get(brandId);
  if (!mine) {
    mine = { brandId, waiting: [], busy: false, crowd: 0 };
    all.brands.set(brandId, mine);
  }
  if (mine.waiting.length >= MAX_WAITING) {
    return Promise.reject(busy("sale.queue_full", "Too many leads are waiting. Send it again in a moment."));
  }
  const queued = mine;
  const promise = new Promise<LeadResult>((resolve, reject) => {
    const lead: WaitingLead = {
      draw,
      draft: null,
      early: null,
      round: 0,
      atMs: at?.getTime() ?? null,
      resolve,
      reject,
    };
    prepareEarly(brandId, lead);
    queued.waiting.push(lead);
  });
  // Not at once: requests that arrived in the same turn of the event loop ride together.
  if (!queued.busy) setImmediate(() => wake(all, queued));
  return promise;
}

function busy(reason: string, message: string): AppError {
  return new AppError("unavailable", reason, { message, retryAfterSeconds: 1 });
}

/** Puts a brand in line, if it has something to sell and is not there already. */
function wake(all: SaleQueue, brand: BrandQueue): void {
  if (!brand.busy && brand.waiting.length > 0) {
    brand.busy = true;
    gather(all, brand, performance.now() + GATHERING_MS);
  }
  sellNext(all);
}

function gather(all: SaleQueue, brand: BrandQueue, until: number): void {
  const { waiting, crowd } = brand;
  if (waiting.length >= crowd || crowd > GATHERED_CROWD || performance.now() >= until) {
    all.ready.push(brand);
    sellNext(all);
    // By turns of the event loop, each of which may bring some: a timer would not come before a whole millisecond.
  } else setImmediate(gather, all, brand, until);
}

function sellNext(all: SaleQueue): void {
  while (all.active < MAX_COMMITS_AT_ONCE) {
    const brands = takeBrands(all.ready);
    if (brands.length === 0) break;
    all.active++;
    void sellBatches(all, brands);
  }
  if (all.draining && isAtRest(all)) for (const done of all.idle.splice(0)) done();
}

/** The next brand in line; if it has little to sell, those behind it that have little as well. */
function takeBrands(ready: BrandQueue[]): BrandQueue[] {
  const isSmall = ({ waiting }: BrandQueue): boolean => waiting.length <= SMALL_BATCH;
  const first = ready.shift();
  if (!first || !isSmall(first)) return first ? [first] : [];
  const others = ready.filter(isSmall).slice(0, MAX_TOGETHER - 1);
  for (const one of others) ready.splice(ready.indexOf(one), 1);
  return [first, ...others];
}

async function sellBatches(all: SaleQueue, brands: readonly BrandQueue[]): Promise<void> {
  const slices = brands.map((brand) => ({ brandId: brand.brandId, leads: takeBatch(brand) }));
  all.batches++;
  for (const { leads } of slices) all.leads += leads.length;
  const concludes = await sellTogether(slices);
  all.active--;
  brands.forEach((brand, i) => {
    const conclude = concludes[i];
    if (conclude) end(all, brand, conclude);
  });
}

function end(all: SaleQueue, brand: BrandQueue, conclude: Conclude): void {
  all.untold++;
  brand.busy = false;
  if (brand.waiting.length > 0) {
    // The next batch goes first: the database works on it while this one's outcome is read and told.
    wake(all, brand);
    setImmediate(() => tell(all, brand, conclude));
  } else tell(all, brand, conclude);
}

function tell(all: SaleQueue, brand: BrandQueue, conclude: Conclude): void {
  const again = conclude();
  if (again.length > 0) brand.waiting = [...again, ...brand.waiting];
  compactSnapshot(brand.brandId);
  all.untold--;
  wake(all, brand);
}

function isAtRest(all: SaleQueue): boolean {
  if (all.active > 0 || all.untold > 0) return false;
  for (const brand of all.brands.values()) if (brand.busy || brand.waiting.length > 0) return false;
  return true;
}

/** The next batch: in order of arrival, of one clock; who has waited too often goes alone. */
function takeBatch(brand: BrandQueue): WaitingLead[] {
  const { waiting } = brand;
  const first = waiting[0];
  let size = 0;
  if (first && first.round >= ALONE_AFTER) size = 1;
  else {
    while (size < MAX_BATCH && size < waiting.length && waiting[size]?.atMs === first?.atMs) size++;
  }
  brand.crowd = Math.max(waiting.length, Math.floor((brand.crowd * 3 + waiting.length) / 4));
  brand.waiting = waiting.slice(size);
  return size === waiting.length ? waiting : waiting.slice(0, size);
}

/** Takes no more leads and resolves when those that wait are settled. */
export function drainSales(): Promise<void> {
  const all = queue();
  all.draining = true;
  return isAtRest(all) ? Promise.resolve() : new Promise((resolve) => all.idle.push(resolve));
}

/** Commits and the leads in them since the start. */
export function saleFigures(): {
  readonly batches: number;
  readonly leads: number;
  readonly waiting: number;
} {
  const { batches, leads, brands } = queue();
  let waiting = 0;
  for (const brand of brands.values()) waiting += brand.waiting.length;
  return { batches, leads, waiting };
}
