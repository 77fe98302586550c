/** A territory as dots on a map, ready to draw. */

export interface AreaCount {
  readonly state: string;
  readonly covered: number;
  readonly total: number;
}

export interface TerritoryMap {
  readonly country: string;
  readonly width: number;
  readonly height: number;
  /** SVG path data, a point per dot. null: the asker has the country's dots already. */
  readonly background: string | null;
  readonly covered: string;
  /** What a row includes and another one takes out again. */
  readonly cutOut: string;
  readonly coveredCount: number;
  readonly total: number;
  /** States with at least one code covered, most covered first. */
  readonly byState: readonly AreaCount[];
}

/** Where one postal code lies in its country. */
export interface PlaceMap {
  readonly country: string;
  readonly width: number;
  readonly height: number;
  /** SVG path data: the country in few dots. */
  readonly background: string;
  readonly x: number;
  readonly y: number;
}

/** What the editor says of pasted postal codes. */
export interface PostalNotice {
  /** The control: "territory.2.codes". */
  readonly field: string;
  readonly read: number;
  readonly unknown: readonly string[];
  readonly restored: readonly string[];
  readonly ignored: readonly string[];
}

/** How much there is where: a country's dots, and on them a path for each size. */
export interface VolumeMap {
  readonly country: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Small to large; `from` is the least number that a dot of this size stands for. Empty sizes are left out. */
  readonly sizes: readonly { readonly size: 1 | 2 | 3; readonly from: number; readonly path: string }[];
}
