/** The audit log, for who shows it. Client-safe. */
import * as z from "zod";
import type { Id } from "@/lib/core/id";
import { isId } from "@/lib/core/id";
import { pageInput } from "@/lib/core/paging";

export const AUDIT_ACTORS = ["operator", "buyer", "supplier", "source", "system"] as const;

export const AUDIT_OBJECTS = [
  "lead",
  "buyer",
  "supplier",
  "user",
  "key",
  "session",
  "category",
  "stage",
  "contract",
  "source",
  "endpoint",
  "sale",
  "delivery",
] as const;

/** An empty value of a filter form is no filter. */
const blank = (value: unknown): unknown => (value === "" ? undefined : value);
const text = z.preprocess(blank, z.string().trim().max(200).optional());
const day = z.preprocess(blank, z.iso.date("must be a day, YYYY-MM-DD").optional());
const who = z.custom<(typeof AUDIT_ACTORS)[number] | Id<"user">>(
  (value) => AUDIT_ACTORS.some((kind) => kind === value) || isId("user", value),
  "must be a kind of actor or the id of a user",
);

export const listAuditEventsInput = pageInput.extend({
  /** A kind of actor, or one person. */
  who: z.preprocess(blank, who.optional()),
  /** A command's name: "contract.update". */
  action: text,
  objectKind: text,
  /** The id of anything; of a lead with its sales and deliveries. */
  q: text,
  from: day,
  to: day,
  /** "all": with what buyers do at their own desk; else without it, unless it is asked for by its name or by an id. */
  desk: z.preprocess(blank, z.literal("all").optional()),
});

export const listHistoryInput = z.object({ id: z.string(), limit: z.int().min(1).max(50).default(10) });

/** One value that changed, by its path from the object: "caps.day". */
export interface AuditChange {
  readonly path: string;
  /** Undefined: it was not there. */
  readonly before?: AuditValue;
  readonly after?: AuditValue;
}
export type AuditValue = string | number | boolean | null;

export interface AuditObject {
  readonly kind: string;
  readonly id: string;
  /** Null: nothing of this id is there (any more). */
  readonly name: string | null;
  /** What its page stands under: a stage's category, an endpoint's buyer, a sale's lead. */
  readonly parentId: string | null;
}

export interface AuditEntry {
  readonly id: Id<"audit">;
  readonly at: Date;
  /** The command's name. */
  readonly action: string;
  readonly actorKind: string;
  /** The person, or what of the product it was; null: nobody who is known. */
  readonly by: string | null;
  readonly actorUserId: Id<"user"> | null;
  readonly byKey: boolean;
  readonly object: AuditObject | null;
  /** Of buyers' work on their leads none: that it was done is told, not what. */
  readonly changes: readonly AuditChange[];
}

/** Names by id, for ids among the changed values. */
export type AuditNames = Readonly<Record<string, string>>;
