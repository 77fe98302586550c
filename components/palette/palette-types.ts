import type { FormAction } from "../form/form-state";

/** A page of the portal, as its navigation has it. */
export interface Place {
  readonly href: string;
  readonly label: string;
}

/** What the palette offers beside the search. Texts and addresses only: it crosses to the browser on every page. */
export interface PaletteSetup {
  /** "/operator", "/buyer", "/supplier": addresses of hits begin with it. */
  readonly home: string;
  readonly places: readonly Place[];
  /** Pages where something new is made: "New contract". */
  readonly deeds: readonly Place[];
  /** Pauses a contract or lets it buy again; null where the person may not. Fields: id, paused. */
  readonly pause: FormAction | null;
  readonly setTheme: (form: FormData) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export type Theme = "light" | "dark" | "system";

export type Run =
  | { readonly kind: "go"; readonly href: string }
  | { readonly kind: "pause"; readonly id: string; readonly name: string; readonly paused: boolean }
  | { readonly kind: "theme"; readonly theme: Theme }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "signOut" };

export interface Option {
  /** Unique in the palette. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly run: Run;
}

export interface Group {
  readonly label: string;
  readonly options: readonly Option[];
}
