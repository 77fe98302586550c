import type { ReactNode } from "react";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** A lucide icon, `aria-hidden`. */
  readonly icon: ReactNode;
  /** Something waits there: shown as a number. */
  readonly count?: number;
  /** One of the (at most three) places of the phone's bar; the rest is under "More". */
  readonly phone?: boolean;
  /** Current only at exactly this path: for the overview, whose path all others begin with. */
  readonly exact?: boolean;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}
