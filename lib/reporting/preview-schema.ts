/** What a contract would have bought of past leads, for who shows it. */

export interface PreviewLoss {
  /** A verdict's reason: "cap_day", "outside_hours", "not_reached". */
  readonly reason: string;
  readonly count: number;
}

export interface ContractPreview {
  /** First and last arrival looked at; null where there was no lead. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** Leads looked at. */
  readonly leads: number;
  /** Leads of the whole period; more than `leads` where only the newest were looked at. */
  readonly leadsInPeriod: number;
  /** Inside the territory. */
  readonly inTerritory: number;
  /** Refused by source or filters though inside the territory, by reason, most first. */
  readonly refused: readonly PreviewLoss[];
  /** What it asks for: territory, sources and filters fit. */
  readonly matched: number;
  readonly won: number;
  readonly spendMinor: number;
  /** Why it did not win what it asked for, most first. */
  readonly lost: readonly PreviewLoss[];
}
