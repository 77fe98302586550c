/** One of each thing that a page can be about, all of them the world's buyer's and supplier's. */
import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { contract, delivery, endpoint, outboxMail, stage } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { expect } from "./journey";
import { openMarket } from "./market";
import type { WorldBrand } from "./world";

/** Named as the parameters of the pages' addresses. */
export interface Objects {
  readonly leadId: Id<"lead">;
  readonly buyerId: Id<"buyer">;
  readonly supplierId: Id<"supplier">;
  readonly categoryId: Id<"category">;
  readonly stageId: Id<"stage">;
  readonly contractId: Id<"contract">;
  readonly endpointId: Id<"endpoint">;
  readonly deliveryId: Id<"delivery">;
  readonly sourceId: Id<"source">;
  readonly mailId: Id<"mail">;
  /** Of an invitation that nobody made. */
  readonly token: string;
}

export async function makeObjects(brand: WorldBrand): Promise<Objects> {
  const market = await openMarket(brand);
  const lead = await market.post();
  expect(lead.status).toBe("sold");
  const here = { brandId: brand.id };
  // The mail follows the sale in the background.
  let mailId: Id<"mail"> | undefined;
  await expect
    .poll(async () => {
      const mails = await withBrand(here, (tx) => tx.select().from(outboxMail));
      mailId = mails.find(({ html }) => html.includes(lead.email))?.id;
      return mailId;
    })
    .toBeDefined();
  const [row] = await withBrand(here, (tx) =>
    tx
      .select({
        categoryId: contract.categoryId,
        stageId: stage.id,
        endpointId: endpoint.id,
        deliveryId: delivery.id,
      })
      .from(delivery)
      .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
      .innerJoin(contract, eq(contract.id, market.contract.id))
      .innerJoin(stage, eq(stage.categoryId, contract.categoryId))
      .where(eq(delivery.leadId, lead.id)),
  );
  if (!row || !mailId) throw new Error("the lead was not delivered");
  return {
    ...row,
    mailId,
    leadId: lead.id,
    buyerId: brand.buyer.buyerId,
    supplierId: brand.supplier.supplierId,
    contractId: market.contract.id,
    sourceId: market.source.id,
    token: "nobody-was-ever-invited-by-this",
  };
}
