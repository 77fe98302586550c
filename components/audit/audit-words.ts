import { useTranslations } from "next-intl";
import type { AuditEntry, AuditObject } from "@/lib/reporting/audit-schema";

interface AuditWords {
  /** "contract.update" → "Contract changed". A command without a text here keeps its name. */
  readonly action: (name: string) => string;
  /** "caps.day" → "Caps · day" */
  readonly path: (path: string) => string;
  /** "suspended", where the path is one of a few choices; what somebody typed stays as it is. */
  readonly term: (path: string, value: string) => string;
  readonly kind: (kind: string) => string;
  readonly object: (object: AuditObject) => string;
  readonly by: (entry: AuditEntry) => string;
}

const CHOICES = [
  "status",
  "mode",
  "role",
  "kind",
  "state",
  "strategy",
  "leadStatus",
  "effect",
  "locale",
  "pages",
];

/** The audit log in the reader's language. */
export function useAuditWords(): AuditWords {
  return auditWords(useTranslations("audit"));
}

/** The same for files, which are no components. */
export function auditWords(t: ReturnType<typeof useTranslations<"audit">>): AuditWords {
  const has = t.has as (key: string) => boolean;
  const say = t as unknown as (key: string) => string;
  const known = (key: string, otherwise: string) => (has(key) ? say(key) : otherwise);
  const kind = (name: string) => known(`object.${name}`, name);
  return {
    action: (name) => known(`action.${name}`, name),
    path: (path) =>
      path
        .split(".")
        .map((part) => known(`value.${part.replace(/Minor$/, "")}`, known(`value.${part}`, part)))
        .join(" · "),
    term: (path, value) => {
      const isChoice = CHOICES.includes(path.split(".").at(-1) ?? "");
      return isChoice ? known(`term.${value}`, value) : value;
    },
    kind,
    object: (object) => {
      if (object.name) return t("objectOf", { kind: kind(object.kind), name: object.name });
      return object.id === "many" ? t("several", { kind: kind(object.kind) }) : kind(object.kind);
    },
    by: ({ by, byKey, actorKind }) => {
      if (actorKind === "system") return t("bySystem");
      if (by === null) return byKey ? t("someKey") : t("nobody");
      return byKey ? t("byKey", { name: by }) : by;
    },
  };
}
