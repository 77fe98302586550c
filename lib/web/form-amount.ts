import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { CURRENCIES, type Money } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";

/** What was typed into a form's field, in minor units. @throws AppError invalid where it is no amount */
export function formAmount(form: FormData, name: string, ctx: Ctx): number {
  const amountMinor = parseAmount(String(form.get(name) ?? ""), ctx.brand.currency, ctx.locale);
  if (amountMinor !== null) return amountMinor;
  throw refused(name, "invalid_amount", "must be an amount");
}

/** The same where another field says in which direction: a minus against it could mean either. */
export function unsignedAmount(form: FormData, name: string, ctx: Ctx): number {
  const amountMinor = formAmount(form, name, ctx);
  if (amountMinor > 0) return amountMinor;
  if (amountMinor === 0) throw refused(name, "zero_amount", "must not be zero");
  throw refused(name, "signed_amount", "must not have a sign");
}

function refused(field: string, code: string, message: string): AppError {
  return new AppError("invalid", "input.invalid", { errors: [{ field, code, message }] });
}

/** The same of a field that may be left empty. */
export function optionalFormAmount(form: FormData, name: string, ctx: Ctx): number | null {
  return String(form.get(name) ?? "").trim() === "" ? null : formAmount(form, name, ctx);
}

/** An amount as one types it into a field: "1234,50"; nothing for none. */
export function amountTyped(amount: Money | null, locale: string): string {
  if (amount === null) return "";
  const digits = CURRENCIES[amount.currency];
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(amount.amount / 10 ** digits);
}
