/** What a colour means; never shown by colour alone. */
export type Tone = "neutral" | "brand" | "info" | "success" | "warning" | "danger";

export const TONE_SOFT: Readonly<Record<Tone, string>> = {
  neutral: "bg-sunken text-ink",
  brand: "bg-brand-soft text-brand-text",
  info: "bg-info-soft text-info",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

export const TONE_TEXT: Readonly<Record<Tone, string>> = {
  neutral: "text-muted",
  brand: "text-brand-text",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};
