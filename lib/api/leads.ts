/** Reading leads: everyone asks at the same address and sees what is theirs to see. */
import * as z from "zod";
import type { Ctx } from "@/lib/core/ctx";
import { type Currency, money } from "@/lib/core/money";
import type { Page } from "@/lib/core/paging";
import { getLead, type LeadPage } from "@/lib/reporting/get-lead";
import { getPurchase } from "@/lib/reporting/get-purchase";
import { getSuppliedLead } from "@/lib/reporting/get-supplied-lead";
import { type LeadListItem, listLeads } from "@/lib/reporting/list-leads";
import { listPurchases, type Purchase } from "@/lib/reporting/list-purchases";
import { listSuppliedLeads, type SuppliedLead } from "@/lib/reporting/list-supplied-leads";
import type { DecisionView, VerdictView } from "@/lib/reporting/read-decisions";
import type { SaleDelivery } from "@/lib/reporting/read-deliveries";
import { type LeadCore, type LeadSale, listLeadsInput } from "@/lib/reporting/schema";
import { openPurchases } from "@/lib/sales/open-purchases";
import { type Api, addRoute, pageOf } from "./route";
import { moneyView } from "./views";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function leadCore(lead: LeadCore) {
  return {
    id: lead.id,
    status: lead.status,
    test: lead.test,
    receivedAt: lead.receivedAt.toISOString(),
    category: { id: lead.category.id, key: lead.category.key },
    contact: lead.contact,
    place: lead.place,
    fields: lead.fields,
    erasedAt: iso(lead.erasedAt),
  };
}

function saleView(sale: LeadSale, currency: Currency) {
  return {
    id: sale.id,
    buyer: sale.buyer,
    contract: sale.contract,
    mode: sale.mode,
    price: money(sale.priceMinor, currency),
    payout: money(sale.payoutMinor, currency),
    soldAt: sale.soldAt.toISOString(),
    reversedAt: iso(sale.reversedAt),
    openedAt: iso(sale.openedAt),
  };
}

function operatorLead(lead: LeadListItem, currency: Currency) {
  return {
    ...leadCore(lead),
    reasons: lead.reasons,
    externalId: lead.externalId,
    source: lead.source,
    supplier: lead.supplier,
    maxShares: lead.maxShares,
    placesTaken: lead.placesTaken,
    sales: lead.sales.map((sale) => saleView(sale, currency)),
  };
}

function verdictView(verdict: VerdictView, currency: Currency) {
  return {
    contract: verdict.contract,
    buyer: verdict.buyer,
    stage: verdict.stage,
    mode: verdict.mode,
    code: verdict.code,
    price: verdict.priceMinor === null ? null : money(verdict.priceMinor, currency),
    limit: verdict.limit,
    reachedAt: iso(verdict.reachedAt),
  };
}

function decisionView(decision: DecisionView, currency: Currency) {
  return {
    decidedAt: decision.decidedAt.toISOString(),
    verdicts: decision.verdicts.map((verdict) => verdictView(verdict, currency)),
    outsideTerritory: decision.outsideTerritory.map((verdict) => verdictView(verdict, currency)),
    outsideTerritoryCount: decision.outsideTerritoryCount,
  };
}

function deliveryView({ dueAt, createdAt, settledAt, tries: _, ...rest }: SaleDelivery) {
  return { ...rest, dueAt: iso(dueAt), createdAt: createdAt.toISOString(), settledAt: iso(settledAt) };
}

function operatorLeadPage(lead: LeadPage, currency: Currency) {
  return {
    ...operatorLead(lead, currency),
    intakeStatus: lead.intakeStatus,
    subSource: lead.subSource,
    duplicateOf: lead.duplicateOf,
    flags: lead.flags,
    extra: lead.extra,
    consent: lead.consent,
    deliveries: lead.deliveries.map(deliveryView),
    decisions: lead.decisions.map((decision) => decisionView(decision, currency)),
  };
}

function purchaseView(purchase: Purchase, currency: Currency) {
  return {
    ...leadCore(purchase),
    sale: {
      id: purchase.saleId,
      contract: purchase.contract,
      mode: purchase.mode,
      price: money(purchase.priceMinor, currency),
      soldAt: purchase.soldAt.toISOString(),
      reversedAt: iso(purchase.reversedAt),
      openedAt: iso(purchase.openedAt),
    },
  };
}

function suppliedView(lead: SuppliedLead, currency: Currency) {
  return {
    ...leadCore(lead),
    externalId: lead.externalId,
    subSource: lead.subSource,
    source: lead.source,
    reasons: lead.reasons,
    soldTimes: lead.soldTimes,
    creditedTimes: lead.creditedTimes,
    payout: money(lead.payoutMinor, currency),
  };
}

function mapPage<T, R>(page: Page<T>, view: (item: T) => R): { data: R[]; nextCursor: string | null } {
  return { data: page.data.map(view), nextCursor: page.nextCursor };
}

/** What a buyer's program has read is delivered, whatever became of the endpoints: it is not credited as unseen. */
async function noteSeen(ctx: Ctx, purchases: readonly Purchase[]): Promise<void> {
  const unseen = purchases.filter(({ openedAt, reversedAt }) => openedAt === null && reversedAt === null);
  if (unseen.length > 0) await openPurchases(ctx, { leadIds: unseen.map(({ id }) => id) });
}

const listForActor = {
  unchecked: async (ctx: Ctx, input: unknown) => {
    const { currency } = ctx.brand;
    if (ctx.actor.kind === "buyer") {
      const page = await listPurchases.unchecked(ctx, input);
      await noteSeen(ctx, page.data);
      return mapPage(page, (item) => purchaseView(item, currency));
    }
    if (ctx.actor.kind === "supplier" || ctx.actor.kind === "source") {
      return mapPage(await listSuppliedLeads.unchecked(ctx, input), (item) => suppliedView(item, currency));
    }
    return mapPage(await listLeads.unchecked(ctx, input), (item) => operatorLead(item, currency));
  },
};

const getForActor = {
  unchecked: async (ctx: Ctx, input: unknown) => {
    const { currency } = ctx.brand;
    if (ctx.actor.kind === "buyer") {
      const lead = await getPurchase.unchecked(ctx, input);
      await noteSeen(ctx, [lead]);
      return {
        ...purchaseView(lead, currency),
        consent: lead.consent,
        deliveries: lead.deliveries.map(deliveryView),
      };
    }
    if (ctx.actor.kind === "supplier" || ctx.actor.kind === "source") {
      const lead = await getSuppliedLead.unchecked(ctx, input);
      return { ...suppliedView(lead, currency), extra: lead.extra, consent: lead.consent };
    }
    return operatorLeadPage(await getLead.unchecked(ctx, input), currency);
  },
};

/** What every view of a lead has; operators also get sales, deliveries and decisions, buyers their sale, suppliers the payout. */
const leadAnswer = z.looseObject({
  id: z.string(),
  status: z.enum(["sold", "listed", "unsold", "held", "duplicate", "rejected"]),
  test: z.boolean(),
  receivedAt: z.iso.datetime(),
  category: z.object({ id: z.string(), key: z.string() }),
  contact: z.looseObject({
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    street: z.string().nullable(),
  }),
  place: z.looseObject({ country: z.string().nullable(), postalCode: z.string().nullable() }),
  fields: z.record(z.string(), z.unknown()),
  payout: moneyView.optional(),
});

export function registerLeads(api: Api): void {
  addRoute<unknown>(api, {
    method: "get",
    path: "/api/v1/leads",
    tag: "Leads",
    summary: "List leads",
    description:
      "Newest first. Operators see every lead, buyers the leads they bought, suppliers and source keys the leads they sent, without who bought them.",
    query: listLeadsInput,
    answer: pageOf(leadAnswer),
    useCase: listForActor,
  });
  addRoute<unknown>(api, {
    method: "get",
    path: "/api/v1/leads/{leadId}",
    ids: { leadId: "lead" },
    tag: "Leads",
    summary: "Get a lead",
    description: "Operators also get every contract considered, in order, with its verdict and why.",
    answer: leadAnswer,
    useCase: getForActor,
  });
}
