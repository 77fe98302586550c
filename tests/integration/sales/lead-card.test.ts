import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { addNote } from "@/lib/sales/add-note";
import { listNotes } from "@/lib/sales/list-notes";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { setFollowUp } from "@/lib/sales/set-follow-up";
import { setLeadStage } from "@/lib/sales/set-lead-stage";
import { starLead } from "@/lib/sales/star-lead";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";

interface Desk {
  readonly buyer: Ctx;
  readonly member: Ctx;
  readonly otherBuyer: Ctx;
  readonly operator: Ctx;
  readonly sold: () => Promise<string>;
  readonly saleIdOf: (leadId: string) => string;
}

async function makeDesk(): Promise<Desk> {
  const market = await makeMarket();
  const [one, other] = [await market.buyer({ fundsMinor: 1_000_000 }), await market.buyer()];
  const contract = await market.contract({ buyer: one });
  const sales = new Map<string, string>();
  return {
    buyer: await makeUser(market.brand, { kind: "buyer", buyerId: one.id }),
    member: await makeUser(market.brand, { kind: "buyer", buyerId: one.id, role: "member" }),
    otherBuyer: await makeUser(market.brand, { kind: "buyer", buyerId: other.id }),
    operator: await makeUser(market.brand, { kind: "operator" }),
    sold: async () => {
      const { leadId, saleId } = await makeSale(market.brand, { source: market.source, contract });
      sales.set(leadId, saleId);
      return leadId;
    },
    saleIdOf: (leadId) => sales.get(leadId) ?? "",
  };
}

let desk: Desk;
let foreign: Desk;
beforeAll(async () => {
  [desk, foreign] = [await makeDesk(), await makeDesk()];
});

const EMPTY = { stage: "new", lostReason: null, starred: false, followUpOn: null, dealValueMinor: null };

type Call = (ctx: Ctx, leadId: string, options?: { idempotencyKey: string }) => Promise<unknown>;
const deeds: readonly { name: string; call: Call; gives: Record<string, unknown> }[] = [
  {
    name: "setLeadStage",
    call: (ctx, leadId, options) =>
      setLeadStage(ctx, { leadId, stage: "lost", lostReason: "too_expensive" }, options),
    gives: { ...EMPTY, stage: "lost", lostReason: "too_expensive" },
  },
  {
    name: "setFollowUp",
    call: (ctx, leadId, options) => setFollowUp(ctx, { leadId, followUpOn: "2026-12-31" }, options),
    gives: { ...EMPTY, followUpOn: "2026-12-31" },
  },
  {
    name: "setDealValue",
    call: (ctx, leadId, options) => setDealValue(ctx, { leadId, dealValueMinor: 1_250_000 }, options),
    gives: { ...EMPTY, dealValueMinor: 1_250_000 },
  },
  {
    name: "starLead",
    call: (ctx, leadId, options) => starLead(ctx, { leadId, starred: true }, options),
    gives: { ...EMPTY, starred: true },
  },
  {
    name: "addNote",
    call: (ctx, leadId, options) => addNote(ctx, { leadId, body: "Calls back on Friday" }, options),
    gives: { body: "Calls back on Friday", by: "Erika Muster" },
  },
];

describe.each(deeds)("$name", ({ call, gives }) => {
  it("is for the buyer's owner and member", async () => {
    expect(await call(desk.buyer, await desk.sold())).toMatchObject(gives);
    expect(await call(desk.member, await desk.sold())).toMatchObject(gives);
  });

  it("is not for the operator", async () => {
    await expect(call(desk.operator, await desk.sold())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("finds nothing of another buyer or brand, nor under another kind of id", async () => {
    const leadId = await desk.sold();
    const gone = { code: "not_found", reason: "lead.not_found" };
    await expect(call(desk.otherBuyer, leadId)).rejects.toMatchObject(gone);
    await expect(call(foreign.buyer, leadId)).rejects.toMatchObject(gone);
    await expect(call(desk.buyer, desk.saleIdOf(leadId))).rejects.toMatchObject(gone);
    // Nothing was written for the buyer whose it is.
    expect(await starLead(desk.buyer, { leadId, starred: false })).toEqual(EMPTY);
    expect((await listNotes(desk.buyer, { leadId })).data).toEqual([]);
  });

  it("changes nothing when it is replayed", async () => {
    const leadId = await desk.sold();
    const first = await call(desk.buyer, leadId, { idempotencyKey: leadId });
    expect(await call(desk.buyer, leadId, { idempotencyKey: leadId })).toEqual(first);
    expect((await listNotes(desk.buyer, { leadId })).data.length).toBeLessThanOrEqual(1);
  });

  it("refuses a lead that was credited unseen", async () => {
    const leadId = await desk.sold();
    await reverseSale(desk.operator, { saleId: desk.saleIdOf(leadId), reason: "wrong number" });
    await expect(call(desk.buyer, leadId)).rejects.toMatchObject({ reason: "sale.reversed" });
  });
});

describe("a lead's card", () => {
  it("keeps what was set before when something else is set, also at the same time", async () => {
    const leadId = await desk.sold();
    await Promise.all([
      setLeadStage(desk.buyer, { leadId, stage: "quoted" }),
      setFollowUp(desk.member, { leadId, followUpOn: "2026-12-01" }),
      setDealValue(desk.buyer, { leadId, dealValueMinor: 0 }),
    ]);
    expect(await starLead(desk.buyer, { leadId, starred: true })).toEqual({
      stage: "quoted",
      lostReason: null,
      starred: true,
      followUpOn: "2026-12-01",
      dealValueMinor: 0,
    });
  });

  it("wants a reason for losing and forgets it on the way back", async () => {
    const leadId = await desk.sold();
    await expect(setLeadStage(desk.buyer, { leadId, stage: "lost" })).rejects.toMatchObject({
      code: "invalid",
      details: { errors: [{ field: "lostReason" }] },
    });
    await setLeadStage(desk.buyer, { leadId, stage: "lost", lostReason: "not_reached" });
    expect(await setLeadStage(desk.buyer, { leadId, stage: "new" })).toMatchObject(EMPTY);
  });

  it("takes follow-up and value away again", async () => {
    const leadId = await desk.sold();
    await setFollowUp(desk.buyer, { leadId, followUpOn: "2026-12-01" });
    expect((await setFollowUp(desk.buyer, { leadId, followUpOn: null })).followUpOn).toBeNull();
    await setDealValue(desk.buyer, { leadId, dealValueMinor: 5 });
    expect((await setDealValue(desk.buyer, { leadId, dealValueMinor: null })).dealValueMinor).toBeNull();
  });
});

describe("notes", () => {
  it("are listed newest first, page by page, for every user of the buyer and nobody else", async () => {
    const leadId = await desk.sold();
    for (const body of ["one", "two", "three"]) await addNote(desk.buyer, { leadId, body });
    const first = await listNotes(desk.member, { leadId, limit: 2 });
    expect(first.data.map(({ body }) => body)).toEqual(["three", "two"]);
    const rest = await listNotes(desk.member, { leadId, limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ data: [{ body: "one" }], nextCursor: null });
    for (const stranger of [desk.otherBuyer, foreign.buyer]) {
      await expect(listNotes(stranger, { leadId })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(listNotes(desk.operator, { leadId })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("say something", async () => {
    const leadId = await desk.sold();
    await expect(addNote(desk.buyer, { leadId, body: " \n " })).rejects.toMatchObject({ code: "invalid" });
  });
});
