import { useLocale, useTranslations } from "next-intl";
import type { Field } from "@/lib/leads/schema";
import type { Reason } from "@/lib/reporting/schema";
import { reasonText } from "./reason-text";

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

/** `reasonText` in the reader's language. */
export function useReasonText(schema: readonly Field[]): (reason: Reason) => string {
  return reasonText(useTranslations("leads"), schema, useLocale());
}
