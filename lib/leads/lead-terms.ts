/**
 * What leads are looked up by the beginning of: last name, whole name, postal code; and, whole, the supplier's own id. A term finds
 * candidates only: whoever looks one up asks the lead itself, too, so that neither a stale term nor one that was cut short finds
 * too much.
 */
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { lead, leadTerm, leadTermMark } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** Letters of a term that are kept: nobody types more. */
const LENGTH = 60;
const folded = (text: SQL) => sql`left(lower(${text}), ${sql.raw(String(LENGTH))})`;

/** Suppliers' ids often all begin alike: apart from the names, so that who looks for one does not come across all of them. */
const ownId = (text: SQL) => sql`('#' || ${folded(text)})`;

const NAMES = sql`array[${folded(sql`l.last_name`)}, ${folded(sql`concat_ws(' ', l.first_name, l.last_name)`)}]`;

/** One at a time writes a brand's terms: who is erased must not be written down once more by what was read before. */
async function lockTerms(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.brand_id'), 8))`);
}

/** The next leads up to `until`, in order of their ids, get their terms. Returns how many there were. */
export async function writeTerms(tx: Tx, until: Id<"lead">, most: number): Promise<number> {
  await lockTerms(tx);
  // As a value: what comes after a subquery's answer, the planner cannot guess, and reads all.
  const [mark] = await tx.select({ leadId: leadTermMark.leadId }).from(leadTermMark);
  const { rows } = await tx.execute<{ written: number }>(sql`
    with batch as materialized (
      select l.id, l.first_name, l.last_name, l.postal_code, l.external_id from lead l
      where l.id < ${sql.param(until, lead.id)} ${mark ? sql`and l.id > ${sql.param(mark.leadId, lead.id)}` : sql``}
      order by l.id limit ${most}),
    terms as (
      insert into lead_term (term, lead_id)
      select t.term, l.id from batch l, unnest(${NAMES} || ${folded(sql`l.postal_code`)} || ${ownId(sql`l.external_id`)}) as t (term)
      where t.term <> ''
      on conflict do nothing),
    mark as (
      insert into lead_term_mark (lead_id) select l.id from batch l order by l.id desc limit 1
      on conflict (brand_id) do update set lead_id = excluded.lead_id)
    select count(*)::int as written from batch`);
  return rows[0]?.written ?? 0;
}

/** Before the names go from the leads. Postal codes and suppliers' ids stay there, and here. */
export async function forgetNames(tx: Tx, ids: readonly Id<"lead">[]): Promise<void> {
  await lockTerms(tx);
  await tx.execute(sql`
    delete from lead_term t using lead l
    where l.id in ${ids.map((id) => sql.param(id, lead.id))} and t.lead_id = l.id and t.term = any (${NAMES})`);
}

/** Leads with a term that begins so or a supplier's id that is so, as a subquery of ids. */
export function byTerm(q: string, mark: Id<"lead"> | null): SQL {
  const start = folded(sql`${q}::text`);
  const begins = sql`${leadTerm.term} >= ${start} and ${leadTerm.term} < ${start} || chr(1114111)`;
  return orNewer(mark, begins, isOwnId(q));
}

/** Leads with this id of their supplier's, as a subquery of ids. */
export const byExternalId = (q: string, mark: Id<"lead"> | null): SQL => orNewer(mark, isOwnId(q));

const isOwnId = (q: string): SQL => sql`${leadTerm.term} = ${ownId(sql`${q}::text`)}`;

/** And those behind the mark, which have no terms yet. */
function orNewer(mark: Id<"lead"> | null, ...matches: readonly SQL[]): SQL {
  const newest = sql`select newest.id from ${lead} newest`;
  if (mark === null) return newest;
  const indexed = matches.map((match) => sql`select ${leadTerm.leadId} from ${leadTerm} where ${match}`);
  return sql.join(
    [...indexed, sql`${newest} where newest.id > ${sql.param(mark, lead.id)}`],
    sql` union all `,
  );
}
