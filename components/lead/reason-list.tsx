import { useLocale, useTranslations } from "next-intl";
import type { Field } from "@/lib/leads/schema";
import type { Reason } from "@/lib/reporting/schema";
import { pickText } from "./pick-text";

interface Props {
  readonly reasons: readonly Reason[];
  /** The category's fields, to name them as people do. */
  readonly schema: readonly Field[];
}

/** Why a lead was rejected, held or found a duplicate, a sentence each. */
export function ReasonList({ reasons, schema }: Props) {
  const sentence = useReasonText(schema);
  return (
    <ul className="grid gap-1">
      {reasons.map((reason) => (
        <li key={`${reason.code}:${reason.field ?? ""}`}>{sentence(reason)}</li>
      ))}
    </ul>
  );
}

/**
 * Words for reasons: "Phone: is not a phone number that can exist in the country". A code without a text here keeps the
 * sentence it was stored with.
 */
export function useReasonText(schema: readonly Field[]): (reason: Reason) => string {
  const t = useTranslations("leads");
  const locale = useLocale();
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string) => string;
  const nameOf = (path: string): string => {
    const [room = "", key = ""] = path.split(".", 2);
    const field = room === "fields" ? schema.find((one) => one.key === key) : undefined;
    if (field) return pickText(field.label, locale);
    const name = key ? `path.${room}_${key}` : `path.${room}`;
    return has(name) ? say(name) : path;
  };
  return ({ code, field, message }) => {
    const what = has(`reason.${code}`) ? say(`reason.${code}`) : message;
    return field ? `${nameOf(field)}: ${what}` : what;
  };
}
