/**
 * Spreads a territory over the index: whole countries and whole states stay one entry each, what is left becomes places.
 * A state that is covered in large part but not whole may be left to a check at judging time instead, because entries cost
 * memory: 100,000 contracts with thousands of postal codes each would be hundreds of millions.
 */
import type { CompiledRow, CompiledTerritory } from "./compile-territory";
import type { IntList } from "./int-list";
import type { Places } from "./places";

export interface Expansion {
  /** Numbers of countries and states covered whole, and of states where each lead's place must be checked. */
  readonly countries: number[];
  readonly states: number[];
  readonly checkStates: number[];
}

/** Below this many places a state is never left to a check. */
const SMALL = 16;

/** Marks on states, set by the call whose number they hold, so that nothing has to be cleared between calls. */
interface StateMarks {
  readonly whole: Uint32Array;
  readonly dropped: Uint32Array;
  readonly broken: Uint32Array;
  readonly counted: Uint32Array;
  readonly counts: Int32Array;
}

/** Expands one territory after the other. Appends the places covered one by one to a list. */
export class TerritoryExpander {
  private readonly out: Expansion;
  private readonly states: StateMarks;
  private readonly inside: Uint32Array;
  private readonly outside: Uint32Array;
  /** Where `within` writes. */
  private readonly near: Int32Array;
  private call = 0;
  /** Where the territory's places begin in the list. */
  private from = 0;

  constructor(
    private readonly places: Places,
    private readonly list: IntList,
  ) {
    const { count, states } = places;
    this.out = { countries: [], states: [], checkStates: [] };
    this.states = {
      whole: new Uint32Array(states.length),
      dropped: new Uint32Array(states.length),
      broken: new Uint32Array(states.length),
      counted: new Uint32Array(states.length),
      counts: new Int32Array(states.length),
    };
    this.inside = new Uint32Array(count);
    this.outside = new Uint32Array(count);
    this.near = new Int32Array(count + 1);
  }

  /** A state of which more than `share` (0..1) of the places are covered, but not all, is left to a check. */
  expand(territory: CompiledTerritory, share: number): Expansion {
    const { out, call, states } = this.start();
    if (!this.includePlain(territory)) {
      this.include(territory);
      this.exclude(territory.excludes);
      this.keepWholeStates();
    }
    if (out.countries.length > 0 || out.states.length > 0 || territory.excludes.length > 0) this.dropPlaces();
    let promoted = false;
    for (const state of this.countStates()) {
      const size = this.places.states[state]?.places.length ?? 0;
      const covered = states.counts[state] ?? 0;
      if (covered === size) out.states.push(state);
      else if (covered > SMALL && covered > share * size) out.checkStates.push(state);
      else continue;
      states.whole[state] = call;
      promoted = true;
    }
    if (promoted) this.dropPlaces();
    return out;
  }

  private start() {
    const { out, states } = this;
    out.countries.length = 0;
    out.states.length = 0;
    out.checkStates.length = 0;
    this.list.reserve(this.places.count + 1);
    this.from = this.list.length;
    return { out, states, call: ++this.call };
  }

  private add(place: number): void {
    if (this.inside[place] === this.call) return;
    this.inside[place] = this.call;
    this.list.values[this.list.length++] = place;
  }

  private leaveOut(place: number): void {
    this.outside[place] = this.call;
    this.states.broken[this.places.stateOf[place] ?? 0] = this.call;
  }

  /** The usual territory, one radius or one list of codes, needs no marks: its places are there once each. */
  private includePlain({ includes, excludes }: CompiledTerritory): boolean {
    const { list } = this;
    const row = includes[0];
    if (!row || includes.length > 1 || excludes.length > 0) return false;
    if (row.kind === "radius") {
      if (row.centre >= 0) list.length = this.places.within(row.centre, row.km, list.values, list.length);
      return true;
    }
    if (row.kind !== "postal" || row.ranges.length > 0) return false;
    const { values } = row.places;
    for (let i = row.from; i < row.to; i++) {
      const place = values[i] ?? 0;
      if (i === row.from || place !== values[i - 1]) list.values[list.length++] = place;
    }
    return true;
  }

  private include({ includes, excludes }: CompiledTerritory): void {
    const { countries } = this.out;
    for (const row of includes) {
      if (row.kind === "country" && !excludes.some((other) => other.country === row.country)) {
        const country = this.places.findCountry(row.country);
        if (country >= 0 && !countries.includes(country)) countries.push(country);
      } else if (row.kind === "country" || row.kind === "states") {
        for (const state of this.statesOf(row)) this.states.whole[state] = this.call;
      } else if (row.kind === "postal") {
        for (let i = row.from; i < row.to; i++) this.add(row.places.values[i] ?? 0);
        for (let r = 0; r < row.ranges.length; r += 2) {
          const end = row.ranges[r + 1] ?? 0;
          for (let place = row.ranges[r] ?? 0; place < end; place++) this.add(place);
        }
      } else if (row.centre >= 0) {
        const n = this.places.within(row.centre, row.km, this.near);
        for (let i = 0; i < n; i++) this.add(this.near[i] ?? 0);
      }
    }
  }

  private exclude(rows: readonly CompiledRow[]): void {
    for (const row of rows) {
      if (row.kind === "postal") {
        for (let i = row.from; i < row.to; i++) this.leaveOut(row.places.values[i] ?? 0);
        for (let r = 0; r < row.ranges.length; r += 2) {
          const end = row.ranges[r + 1] ?? 0;
          for (let place = row.ranges[r] ?? 0; place < end; place++) this.leaveOut(place);
        }
      } else if (row.kind === "radius") {
        const n = row.centre < 0 ? 0 : this.places.within(row.centre, row.km, this.near);
        for (let i = 0; i < n; i++) this.leaveOut(this.near[i] ?? 0);
      } else for (const state of this.statesOf(row)) this.states.dropped[state] = this.call;
    }
  }

  private statesOf(row: CompiledRow): readonly number[] {
    if (row.kind === "country") {
      return this.places.countries[this.places.findCountry(row.country)]?.states ?? [];
    }
    if (row.kind !== "states") return [];
    return row.states.map((state) => this.places.findState(row.country, state)).filter((state) => state >= 0);
  }

  /** Whole states that lose places become the places they keep; the others stay one entry. */
  private keepWholeStates(): void {
    const { call, out, places } = this;
    const { whole, dropped, broken } = this.states;
    for (let state = 0; state < whole.length; state++) {
      if (whole[state] !== call || dropped[state] === call) continue;
      if (broken[state] === call) {
        whole[state] = 0;
        for (const place of places.states[state]?.places ?? []) this.add(place);
      } else if (!out.countries.includes(places.states[state]?.country ?? -1)) out.states.push(state);
    }
  }

  /** Takes places out of the list that are excluded, or covered by a state or country. */
  private dropPlaces(): void {
    const { call, out, places, outside, list } = this;
    const { whole, dropped } = this.states;
    let kept = this.from;
    for (let i = this.from; i < list.length; i++) {
      const place = list.values[i] ?? 0;
      const state = places.stateOf[place] ?? 0;
      if (outside[place] === call || dropped[state] === call || whole[state] === call) continue;
      if (out.countries.length > 0 && out.countries.includes(places.states[state]?.country ?? -1)) continue;
      list.values[kept++] = place;
    }
    list.length = kept;
  }

  /** Counts the listed places of each state; the states that have any. */
  private countStates(): readonly number[] {
    const { call, places, list } = this;
    const { counted, counts } = this.states;
    const touched: number[] = [];
    for (let i = this.from; i < list.length; i++) {
      const state = places.stateOf[list.values[i] ?? 0] ?? 0;
      if (counted[state] === call) counts[state] = (counts[state] ?? 0) + 1;
      else {
        counted[state] = call;
        counts[state] = 1;
        touched.push(state);
      }
    }
    return touched;
  }
}
