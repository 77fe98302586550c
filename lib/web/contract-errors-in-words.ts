import { getTranslations } from "next-intl/server";
import type { FieldError } from "@/lib/core/errors";
import { boundWords } from "./field-words";

/** What is wrong with a contract's terms, in the reader's language. */
export async function contractErrorsInWords(errors: readonly FieldError[]): Promise<FieldError[]> {
  const own = await getTranslations("editor.error");
  const common = await getTranslations("errors.field");
  const has = own.has as (key: string) => boolean;
  const say = own as unknown as (key: string) => string;
  const hasCommon = common.has as (key: string) => boolean;
  const sayCommon = common as unknown as (key: string, values?: object) => string;
  return errors.map((error) => {
    const code = error.code.replaceAll(".", "_");
    if (error.field === "priceExclusive" && code === "custom") {
      return { ...error, message: own("exclusive_below_shared") };
    }
    if (has(code)) return { ...error, message: say(code) };
    const bound = boundWords(error);
    if (bound) return { ...error, message: sayCommon(bound.key, bound.values) };
    return { ...error, message: sayCommon(hasCommon(code) ? code : "unknown") };
  });
}
