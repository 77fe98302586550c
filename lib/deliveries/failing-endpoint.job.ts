/**
 * Tells buyers by mail that an endpoint takes nothing: once when it has failed for an hour, once more when it was given up,
 * and not again before it has worked.
 */
import { and, eq, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { buyer, endpoint } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { endpointFailingMail } from "@/emails/endpoint-failing-mail";
import { mailNotice, readReaders } from "@/lib/accounts/mail-notice";
import type { KnownBrand } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import type { Id } from "@/lib/core/id";
import type { sendMail } from "@/lib/gateways/mail";
import { defineJob } from "@/lib/jobs/define-job";
import { eachBrand } from "@/lib/jobs/each-brand";

export const failingEndpointJob = defineJob({
  name: "failing-endpoint",
  cron: "* * * * *",
  run: (now) => eachBrand(async (brand) => void (await tellFailingEndpoints(brand, now))),
});

/** A receiver that is down for a moment is nobody's worry: deliveries are tried again. */
const TELL_AFTER_MS = 3_600_000;

/** Returns the endpoints that were told of. */
export async function tellFailingEndpoints(
  brand: KnownBrand,
  now: Date,
  send?: typeof sendMail,
): Promise<readonly Id<"endpoint">[]> {
  const { claimed, companies, readers } = await withBrand({ brandId: brand.id }, async (tx) => {
    const failing = await claimFailing(tx, now);
    const buyerIds = [...new Set(failing.map(({ buyerId }) => buyerId))];
    const owners =
      buyerIds.length > 0 ? await tx.select().from(buyer).where(inArray(buyer.id, buyerIds)) : [];
    return {
      claimed: failing,
      companies: new Map(owners.map((one) => [one.id, one])),
      readers: await readReaders(tx, buyerIds, "mailEndpointFailing"),
    };
  });
  const told: Id<"endpoint">[] = [];
  for (const { id, buyerId, name, failingSince, disabledAt } of claimed) {
    const company = companies.get(buyerId);
    if (!company) continue;
    const reached = await mailNotice({
      brand,
      readers: readers.get(buyerId) ?? [],
      key: `failing-endpoint-${id}-${now.getTime()}`,
      mail: (locale, settingsUrl) =>
        endpointFailingMail({
          brand: mailBrand(brand),
          locale,
          timeZone: company.timeZone,
          company: company.name,
          endpoint: name,
          failingSince,
          disabled: disabledAt !== null,
          endpointUrl: `${brandOrigin(brand.primaryHost)}/buyer/contracts/endpoints/${id}`,
          settingsUrl,
        }),
      ...(send && { send }),
    });
    if (reached) told.push(id);
    else await giveBack(brand, id, now);
  }
  return told;
}

function claimFailing(tx: Tx, now: Date) {
  const givenUp = and(
    isNotNull(endpoint.disabledAt),
    inArray(endpoint.disabledReason, ["gone", "failing"]),
    or(isNull(endpoint.failingToldAt), lt(endpoint.failingToldAt, endpoint.disabledAt)),
  );
  const failing = and(
    isNull(endpoint.disabledAt),
    lt(endpoint.failingSince, new Date(now.getTime() - TELL_AFTER_MS)),
    isNull(endpoint.failingToldAt),
  );
  return tx.update(endpoint).set({ failingToldAt: now }).where(or(givenUp, failing)).returning();
}

async function giveBack(brand: KnownBrand, id: Id<"endpoint">, claimedAt: Date): Promise<void> {
  await withBrand({ brandId: brand.id }, (tx) =>
    tx
      .update(endpoint)
      .set({ failingToldAt: null })
      .where(and(eq(endpoint.id, id), eq(endpoint.failingToldAt, claimedAt))),
  );
}
