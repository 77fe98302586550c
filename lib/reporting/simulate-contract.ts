import {
  type CategorySpec,
  type ContractSpec,
  compileSnapshot,
  explainTrail,
  type LeadFacts,
  noteOutcome,
  type Places,
  propose,
  type Snapshot,
  type StageSpec,
  settle,
  VERDICT_CODES,
} from "@/lib/routing";
import type { ContractPreview, PreviewLoss } from "./preview-schema";
import { RunningLimits } from "./running-limits";

export interface PastLead {
  readonly atMs: number;
  readonly facts: LeadFacts;
}

interface Simulation {
  readonly draft: ContractSpec;
  /** The other contracts of the category. */
  readonly others: readonly ContractSpec[];
  /** Oldest first. */
  readonly leads: readonly PastLead[];
  readonly places: Places;
  readonly timeZone: string;
  readonly categories: readonly CategorySpec[];
  readonly stages: readonly StageSpec[];
}

const { sold, not_reached } = VERDICT_CODES;
/** A lead is proposed anew when a winner turns out to be at its limit: so often at most. */
const MOST_ROUNDS = 12;
/** Candidates judged beyond a lead's places: winners rarely fail here, and then the lead is proposed anew. */
const LOOKAHEAD = 2;

/** Sells past leads again in memory, one per step, with caps and budgets counted from nothing. */
export function* simulateContract(
  simulation: Simulation,
): Generator<undefined, Omit<ContractPreview, "leadsInPeriod">> {
  const { draft, leads, categories } = simulation;
  const fields = categories[0]?.fields ?? [];
  const alone = compile(simulation, [{ ...draft, schedule: null, caps: NO_LIMITS, budgetsMinor: NO_LIMITS }]);
  const specs = [draft, ...simulation.others].map(unspent);
  const market = compile(simulation, specs);
  const limits = new RunningLimits(specs);
  const refused = new Map<string, number>();
  const lost = new Map<string, number>();
  const count = (map: Map<string, number>, reason: string) => map.set(reason, (map.get(reason) ?? 0) + 1);
  let [inTerritory, matched, won, spendMinor] = [0, 0, 0, 0];

  for (const { facts, atMs } of leads) {
    yield;
    const asked = propose(alone, facts, atMs, { advance: false });
    const [verdict] = explainTrail(asked.trail, fields);
    if (verdict) inTerritory++;
    const wanted = asked.candidates.length > 0;
    if (wanted) matched++;
    else if (verdict) count(refused, verdict.reason);
    const outcome = sellAgain(market, limits, facts, atMs, draft.number);
    if (outcome.priceMinor !== null) {
      won++;
      spendMinor += outcome.priceMinor;
    } else if (wanted) count(lost, explainTrail([0, outcome.code, 0], fields)[0]?.reason ?? "not_reached");
  }
  return {
    from: leads[0] ? new Date(leads[0].atMs) : null,
    to: leads.length > 0 ? new Date(leads.at(-1)?.atMs ?? 0) : null,
    leads: leads.length,
    inTerritory,
    refused: ranked(refused),
    matched,
    won,
    spendMinor,
    lost: ranked(lost),
  };
}

const NO_LIMITS = { day: null, week: null, month: null, total: null };

/** As if nothing had been sold yet and money were no object. */
function unspent(spec: ContractSpec): ContractSpec {
  return { ...spec, counters: null, availableMinor: null, lastServedAtMs: null, servedToday: 0 };
}

function compile(simulation: Simulation, contracts: readonly ContractSpec[]): Snapshot {
  const { places, timeZone, categories, stages, leads } = simulation;
  return compileSnapshot({ places, timeZone, categories, stages, contracts, nowMs: leads[0]?.atMs ?? 0 });
}

interface Outcome {
  /** What the draft paid; null: it did not get the lead. */
  readonly priceMinor: number | null;
  readonly code: number;
}

/** One lead: the engine proposes, the running limits dispose, until every winner may buy. */
function sellAgain(
  market: Snapshot,
  limits: RunningLimits,
  facts: LeadFacts,
  atMs: number,
  draftNumber: number,
): Outcome {
  for (let round = 0; ; round++) {
    const proposal = propose(market, facts, atMs, { lookahead: LOOKAHEAD, listRest: false });
    const winners = new Set(proposal.predicted);
    const codes = proposal.candidates.map(({ contractNumber, priceMinor }, i) =>
      winners.has(i) ? limits.check(contractNumber, priceMinor, atMs) : not_reached,
    );
    const isFinal = codes.every((code) => code === sold || code === not_reached) || round >= MOST_ROUNDS;
    if (!isFinal) {
      settle(
        market,
        proposal,
        codes.map((code) => (code === sold ? not_reached : code)),
        atMs,
      );
      continue;
    }
    settle(market, proposal, codes, atMs);
    let priceMinor: number | null = null;
    proposal.candidates.forEach((candidate, i) => {
      if (codes[i] !== sold) return;
      const { contractNumber: number, priceMinor: price } = candidate;
      limits.count(number, price, atMs);
      // Known at once, a limit just reached costs the next lead no second proposal.
      const next = limits.check(number, price, atMs);
      if (next !== sold) noteOutcome(market, number, price, next, atMs);
      if (candidate.contractNumber === draftNumber) priceMinor = candidate.priceMinor;
    });
    return { priceMinor, code: codeOf(proposal.trail, draftNumber) };
  }
}

/** The draft's verdict in a trail: why it was refused, else that others came first. */
function codeOf(trail: readonly number[], number: number): number {
  for (let i = 0; i < trail.length; i += 3) {
    if (trail[i] === number) return (trail[i + 1] ?? 0) & 0xfff;
  }
  return not_reached;
}

function ranked(counts: ReadonlyMap<string, number>): PreviewLoss[] {
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
