/** Mails to the people of a buyer who want them: who they are, and sending to each in their language. */
import { and, eq, exists, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, session, user } from "@/db/schema";
import type { RenderedMail } from "@/emails/_components/render-mail";
import type { KnownBrand } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import type { Locale } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import { type Notice, preferencesSchema } from "./preferences-schema";

export interface Reader {
  readonly email: string;
  readonly locale: Locale;
  /** False: the company's address, where nobody has an account yet. */
  readonly hasAccount: boolean;
}

/** A step: per buyer whoever is to be told. People who never came in do not count; where nobody did, the company's address. */
export async function readReaders(
  tx: Tx,
  buyerIds: readonly Id<"buyer">[],
  notice: Notice,
): Promise<ReadonlyMap<Id<"buyer">, readonly Reader[]>> {
  if (buyerIds.length === 0) return new Map();
  const signedIn = tx.select({ one: sql`1` }).from(session).where(eq(session.userId, user.id));
  const rows = await tx
    .select({ company: buyer, person: user })
    .from(buyer)
    .leftJoin(
      user,
      and(
        eq(user.buyerId, buyer.id),
        isNull(user.disabledAt),
        or(isNotNull(user.passwordHash), exists(signedIn)),
      ),
    )
    .where(inArray(buyer.id, [...buyerIds]));
  const readers = new Map<Id<"buyer">, Reader[]>();
  for (const { company, person } of rows) {
    const own = readers.get(company.id) ?? [];
    readers.set(company.id, own);
    if (person === null) own.push({ email: company.email, locale: company.locale, hasAccount: false });
    else if (preferencesSchema.parse(person.preferences)[notice]) {
      own.push({ email: person.email, locale: person.locale ?? company.locale, hasAccount: true });
    }
  }
  return readers;
}

interface Sending {
  readonly brand: KnownBrand;
  readonly readers: readonly Reader[];
  /** The same for every try of one notice to everybody: services that know it send it once. */
  readonly key: string;
  readonly mail: (locale: Locale, settingsUrl: string | null) => Promise<RenderedMail>;
  readonly send?: typeof sendMail;
}

/** Returns false where there was somebody to tell and nobody could be told: it is worth another try. */
export async function mailNotice({ brand, readers, key, mail, send = sendMail }: Sending): Promise<boolean> {
  let told = 0;
  for (const [i, { email, locale, hasAccount }] of readers.entries()) {
    const settingsUrl = hasAccount ? `${brandOrigin(brand.primaryHost)}/buyer/settings` : null;
    const headers = settingsUrl ? { headers: { "List-Unsubscribe": `<${settingsUrl}>` } } : {};
    try {
      const rendered = await mail(locale, settingsUrl);
      await send({ brand, to: [email], ...rendered, ...headers, key: `${key}-${i}` });
      told++;
    } catch (error) {
      log().error({ err: error, brand: brand.slug }, "a notice was not sent");
    }
  }
  return told > 0 || readers.length === 0;
}
