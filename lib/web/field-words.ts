import type { FieldError } from "@/lib/core/errors";

interface Words {
  /** In `errors.field`. */
  readonly key: string;
  readonly values: { readonly limit: number };
}

/** Amounts and shares are typed in other units than they are stored in: their bounds would read wrong. */
const AMOUNT = /Minor$|^(budgets|bids)\.|^price/;
const SHARE = /Bps$/;
/** Nobody reaches this by hand but by mistake; as a number it explains nothing. */
const SENSELESS = 1_000_000_000;

/** How to say that something is too much or too little, with the bound where a reader understands it. */
export function boundWords({ field, code, bound }: FieldError): Words | null {
  if (code !== "too_big" && code !== "too_small") return null;
  const isText = bound?.of === "text" || /password/i.test(field);
  const key = isText ? { too_big: "too_long", too_small: "too_short" }[code] : code;
  if (key === "too_small" && bound?.of === "number" && bound.limit === 0)
    return { key: "negative", values: { limit: 0 } };
  if (key === "too_small" && bound?.limit === 1 && AMOUNT.test(field)) {
    return { key: "zero_amount", values: { limit: 0 } };
  }
  if (
    !bound ||
    bound.of === "list" ||
    AMOUNT.test(field) ||
    SHARE.test(field) ||
    Math.abs(bound.limit) >= SENSELESS
  ) {
    return { key, values: { limit: 0 } };
  }
  return { key: `${key}_of`, values: { limit: bound.limit } };
}
