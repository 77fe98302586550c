import type { Actor } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { newUuid, uuidAt } from "@/lib/core/id";
import { checkLead } from "@/lib/leads/check-lead";
import type { BrandSnapshot } from "@/lib/routing/brand-snapshot";
import type { CatalogueSource } from "@/lib/routing/load-catalogue";
import type { DrawLead } from "@/lib/sales/lead-draft";

export interface PostedLead {
  /** The source, and whether it is posted as a test whatever the body says. */
  readonly source: Pick<Extract<Actor, { kind: "source" }>, "sourceId" | "test">;
  /** A body in which `checkShape` found nothing. */
  readonly body: { readonly test?: unknown };
  readonly nowMs: number;
  /** `nowMs` is the set clock of a seed or a test: the lead's id tells that time too. */
  readonly isPast: boolean;
  readonly idempotencyKey: string | null;
  readonly requestHash: string | null;
}

/** How a posted lead is drawn up for the sale: checked by its category's rules, with what the engine and the kernel need. */
export function drawLead(posted: PostedLead): DrawLead {
  const { body, nowMs, idempotencyKey, requestHash } = posted;
  const id = posted.isPast ? uuidAt(nowMs) : newUuid();
  return (snapshot) => {
    const source = openSource(posted, snapshot);
    const { category, inlet } = source;
    const checked = checkLead(
      body,
      {
        fields: category.fields,
        consentRule: category.consentRule,
        defaultCountry: snapshot.catalogue.country,
        postal: snapshot.geography.postal,
      },
      nowMs,
    );
    const { country, postalCode, state, lat, lng, fields, reasons } = checked;
    const rejected = reasons.length > 0 || country === null || postalCode === null;
    return {
      catalogue: snapshot.catalogue,
      category,
      id,
      isNew: true,
      test: posted.source.test || source.test || body.test === true,
      inlet,
      facts: rejected
        ? null
        : { categoryId: category.id, sourceId: source.id, country, postalCode, state, lat, lng, fields },
      row: { ...checked, reasons: rejected ? reasons : null, idempotencyKey, requestHash },
    };
  };
}

function openSource({ source: { sourceId } }: PostedLead, snapshot: BrandSnapshot): CatalogueSource {
  const source = snapshot.catalogue.sources.get(sourceId);
  if (!source?.active) {
    throw new AppError("forbidden", "source.disabled", { message: "This source takes no leads any more." });
  }
  if (source.category.archived) {
    throw new AppError("precondition_failed", "category.archived", {
      message: "The category of this source is not traded any more.",
    });
  }
  return source;
}
