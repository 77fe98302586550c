/**
 * Leads wait here for their brand's next batch. Nobody lingers: whatever came while the last batch committed is the next. Where
 * few come at once, the next one is even sent before that, right behind it. Up to four commits at once; brands with few leads
 * share one.
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
 * Up to so many leads at once, of which each batch is about half, the database has done with one before the answer to the one
 * ahead is told and its senders come again: the next goes behind it. More fill the time, and telling costs less in one go.
 */
const SMALL_CROWD = 16;
/** Beyond this a brand's queue is more than a second behind: say so instead of growing. */
const MAX_WAITING = 5_000;
/** A lead that met its like so often goes alone: then nothing in its batch can hold it up. */
const ALONE_AFTER = 5;

interface BrandQueue {
  readonly brandId: Id<"brand">;
  waiting: WaitingLead[];
  /** It stands in `ready`, or a batch of its shares a commit with other brands'. */
  busy: boolean;
  /** Leads of the batches under way: of at most two, the second sent behind the first. */
  readonly underWay: number[];
  /** About how many leads are here at once, waiting or under way. */
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
    mine = { brandId, waiting: [], busy: false, underWay: [], crowd: 0 };
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
  if (isFree(queued) || canFollow(all, queued)) setImmediate(() => wake(all, queued));
  return promise;
}

function busy(reason: string, message: string): AppError {
  return new AppError("unavailable", reason, { message, retryAfterSeconds: 1 });
}

const isFree = ({ busy, underWay }: BrandQueue): boolean => !busy && underWay.length === 0;

/**
 * Whether its next batch may go right behind the one under way: when half of those that are here wait, for smaller ones would cost
 * more than the waiting, or when nobody else is here that could still come.
 */
function canFollow(all: SaleQueue, { busy, underWay, waiting, crowd }: BrandQueue): boolean {
  const [ahead] = underWay;
  if (busy || ahead === undefined || underWay.length > 1 || all.active >= MAX_COMMITS_AT_ONCE) return false;
  const here = Math.max(crowd, waiting.length + ahead);
  return here <= SMALL_CROWD && (waiting.length * 2 >= here || waiting.length + ahead >= crowd);
}

/** Sends a brand's next batch behind the one under way, or puts it in line, if it has something to sell and is not there already. */
function wake(all: SaleQueue, brand: BrandQueue): void {
  if (brand.waiting.length > 0) {
    if (isFree(brand)) {
      brand.busy = true;
      all.ready.push(brand);
    } else if (canFollow(all, brand)) void sellBatches(all, [brand]);
  }
  sellNext(all);
}

function sellNext(all: SaleQueue): void {
  while (all.active < MAX_COMMITS_AT_ONCE) {
    const brands = takeBrands(all.ready);
    if (brands.length === 0) break;
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
  brands.forEach((brand, i) => {
    brand.busy = brands.length > 1;
    brand.underWay.push(slices[i]?.leads.length ?? 0);
  });
  all.active++;
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
  brand.underWay.shift();
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
  for (const brand of all.brands.values()) if (!isFree(brand) || brand.waiting.length > 0) return false;
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
  const here = waiting.length + (brand.underWay[0] ?? 0);
  brand.crowd = Math.max(here, (brand.crowd + here) / 2);
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
