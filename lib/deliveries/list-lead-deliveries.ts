import { eq } from "drizzle-orm";
import * as z from "zod";
import { sale } from "@/db/schema";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readDetails } from "./read-details";
import type { DeliveryDetailView } from "./schema";

/** A lead has at most twenty places, and a contract few endpoints. */
const MOST = 500;

/** Where one lead was sent, with every attempt: the newest sale first. */
export const listLeadDeliveries = query({
  name: "delivery.list_of_lead",
  permission: "delivery.read",
  input: z.object({ leadId: z.string() }),
  run: (tx, { leadId }): Promise<DeliveryDetailView[]> =>
    readDetails(tx, eq(sale.leadId, requireId("lead", leadId)), MOST),
});
