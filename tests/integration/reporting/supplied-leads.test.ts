import { describe, expect, it } from "vitest";
import { fromUuid } from "@/lib/core/id";
import { listSuppliedLeads } from "@/lib/reporting/list-supplied-leads";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

describe("a supplier's leads", () => {
  it("are found by the own id, the lead's id, their reason and their source, and are nobody else's", async () => {
    const market = await makeMarket();
    const { brand, supplier, category } = market;
    const named = market.lead([{ contract: await market.contract() }], {
      row: { externalId: "campaign-7/1" },
    });
    const rejected = market.lead([], {
      preset: "rejected",
      row: { reasons: [{ code: "invalid_phone", field: "contact.phone", message: "is wrong" }] },
    });
    await market.sell([named, rejected]);
    await makeSource(brand, { supplier, category });
    const user = await makeUser(brand, { kind: "supplier", supplierId: supplier.id, role: "member" });
    const found = async (filter: Parameters<typeof listSuppliedLeads>[1]) =>
      (await listSuppliedLeads(user, filter)).data.map(({ id }) => id);
    const [namedId, rejectedId] = [fromUuid("lead", named.id), fromUuid("lead", rejected.id)];
    expect((await found({})).toSorted()).toEqual([namedId, rejectedId].toSorted());
    expect(await found({ q: "campaign-7/1" })).toEqual([namedId]);
    expect(await found({ q: rejectedId })).toEqual([rejectedId]);
    expect(await found({ reason: "invalid_phone" })).toEqual([rejectedId]);
    expect(await found({ status: "sold", sourceId: market.source.id })).toEqual([namedId]);

    // All pages together are the list, each lead once: a file is made of them.
    const first = await listSuppliedLeads(user, { limit: 1 });
    const second = await listSuppliedLeads(user, { limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...second.data].map(({ id }) => id).toSorted()).toEqual(
      [namedId, rejectedId].toSorted(),
    );
    expect(second.nextCursor).toBeNull();

    const rival = await makeSupplier(brand);
    const theirs = await makeUser(brand, { kind: "supplier", supplierId: rival.id });
    expect((await listSuppliedLeads(theirs, { q: "campaign-7/1" })).data).toEqual([]);
    const other = await makeMarket();
    const stranger = await makeUser(other.brand, { kind: "supplier", supplierId: other.supplier.id });
    expect((await listSuppliedLeads(stranger, { q: namedId })).data).toEqual([]);
  });
});
