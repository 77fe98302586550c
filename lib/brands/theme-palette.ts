/**
 * The colours that are the same for every brand. Text colours reach 4.5 : 1 on every background they stand on, strong
 * borders 3 : 1 (measured by tests/unit/theme).
 */
export const MODES = ["light", "dark"] as const;
export type Mode = (typeof MODES)[number];

export interface Neutrals {
  /** Behind everything. */
  readonly page: string;
  /** Cards, tables, bars. */
  readonly surface: string;
  /** Table heads, hovered rows, code. */
  readonly sunken: string;
  /** Dialogs, menus, toasts. */
  readonly raised: string;
  /** Separates, carries no meaning. */
  readonly border: string;
  /** Bounds something one can use: inputs, secondary buttons. */
  readonly borderStrong: string;
  readonly text: string;
  readonly textMuted: string;
  readonly success: string;
  readonly successSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly dangerFill: string;
  readonly dangerFillHover: string;
  readonly onDanger: string;
  readonly info: string;
  readonly infoSoft: string;
}

export const NEUTRALS: Readonly<Record<Mode, Neutrals>> = {
  light: {
    page: "#f7f7f8",
    surface: "#ffffff",
    sunken: "#f0f1f3",
    raised: "#ffffff",
    border: "#e0e2e6",
    borderStrong: "#83878e",
    text: "#17181c",
    textMuted: "#585c64",
    success: "#0a6636",
    successSoft: "#e2f4e9",
    warning: "#824600",
    warningSoft: "#fcefd6",
    danger: "#ad1f19",
    dangerSoft: "#fde9e8",
    dangerFill: "#c0241d",
    dangerFillHover: "#9f1b15",
    onDanger: "#ffffff",
    info: "#1a559f",
    infoSoft: "#e5effb",
  },
  dark: {
    page: "#0f1012",
    surface: "#17181b",
    sunken: "#1f2125",
    raised: "#222429",
    border: "#2e3137",
    borderStrong: "#767a83",
    text: "#ececee",
    textMuted: "#a6aab2",
    success: "#62d497",
    successSoft: "#11291c",
    warning: "#f0b558",
    warningSoft: "#2f2310",
    danger: "#ff9188",
    dangerSoft: "#371b1a",
    dangerFill: "#cf352d",
    dangerFillHover: "#b92b24",
    onDanger: "#ffffff",
    info: "#8ab9ff",
    infoSoft: "#16243b",
  },
};

/** The backgrounds on which text in the brand's colour and the brand's rings may stand. */
export const BACKGROUNDS = ["page", "surface", "sunken", "raised"] as const;
