import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { category, lead } from "@/db/schema";
import { type Id, toUuid } from "@/lib/core/id";
import { forgetNames } from "./lead-terms";
import { phoneText } from "./phone-text";
import type { Field, FieldValues } from "./schema";

export interface ErasedLead {
  readonly id: Id<"lead">;
  /** What the person could be looked up by until now. */
  readonly knownBy: readonly string[];
}

/**
 * Takes from leads what names or describes a person: contact, duplicate keys, personal answers, what came along unasked, and
 * of the consent all but its time. Postal code and the other answers stay: they are facts of the market. The supplier's id and
 * idempotency key stay, too: the same lead sent again must not be stored anew.
 * @returns those that were not erased before
 */
export async function eraseLeads(tx: Tx, ids: readonly Id<"lead">[], now: Date): Promise<ErasedLead[]> {
  const rows = await tx
    .select({
      id: lead.id,
      contact: {
        firstName: lead.firstName,
        lastName: lead.lastName,
        email: lead.email,
        phone: lead.phone,
        street: lead.street,
      },
      values: lead.fields,
      schema: category.fields,
    })
    .from(lead)
    .innerJoin(category, eq(category.id, lead.categoryId))
    .where(and(inArray(lead.id, [...ids]), isNull(lead.erasedAt)))
    .orderBy(asc(lead.id));
  if (rows.length === 0) return [];
  const kept = rows.map(({ id, contact, values, schema }) => ({
    id: toUuid("lead", id),
    fields: impersonal(values, schema, Object.values(contact)),
  }));
  await forgetNames(
    tx,
    rows.map(({ id }) => id),
  );
  await tx.execute(sql`
    update lead l set first_name = null, last_name = null, email = null, phone = null, street = null, city = null,
      email_key = null, phone_key = null, person_key = null, fields = r.fields, extra = null,
      consent = case when l.consent is not null then jsonb_build_object('givenAt', l.consent -> 'givenAt') end,
      erased_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r (id uuid, fields jsonb)
    where l.id = r.id`);
  return rows.map(({ id, contact: { email, phone } }) => ({
    id,
    // A number is looked for as it is stored, or as pages show it.
    knownBy: [email, phone, phoneText(phone)].filter((known) => known !== null),
  }));
}

/** Without what the category calls personal, what is no field of it any more, and what repeats the contact. */
function impersonal(
  values: FieldValues,
  schema: readonly Field[],
  contact: readonly (string | null)[],
): FieldValues {
  const known = new Map(schema.map((field) => [field.key, field]));
  const told = contact.flatMap((part) => (part && part.length > 1 ? [part.toLowerCase()] : []));
  const kept = Object.entries(values).filter(([key, value]) => {
    const field = known.get(key);
    if (!field || field.personal) return false;
    const text = String(value).toLowerCase();
    return typeof value === "boolean" || !told.some((part) => text.includes(part));
  });
  return Object.fromEntries(kept);
}
