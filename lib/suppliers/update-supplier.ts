import { eq } from "drizzle-orm";
import { bumpRouting } from "@/db/routing-version";
import { supplier } from "@/db/schema";
import { forgetApiKeys } from "@/lib/accounts/resolve-api-key";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { SUPPLIER_NAME_TAKEN } from "./create-supplier";
import { type SupplierView, updateSupplierInput } from "./schema";
import { toSupplierView } from "./to-supplier-view";

/** Changes a supplier. A suspended one's sources can post nothing. */
export const updateSupplier = command({
  name: "supplier.update",
  permission: "supplier.manage",
  input: updateSupplierInput,
  async run(tx, { id: given, ...changes }, _ctx, audit): Promise<SupplierView> {
    const id = requireId("supplier", given);
    const [before] = await tx.select().from(supplier).where(eq(supplier.id, id)).for("update");
    if (!before) throw notFound("supplier");
    if (Object.values(changes).every((value) => value === undefined)) return toSupplierView(before);
    const [after] = await refusingTaken(SUPPLIER_NAME_TAKEN, () =>
      tx.update(supplier).set(changes).where(eq(supplier.id, id)).returning(),
    );
    if (!after) throw notFound("supplier");
    if (changes.status && changes.status !== before.status) {
      await bumpRouting(tx, "catalogue");
      forgetApiKeys(tx);
    }
    audit({ objectKind: "supplier", objectId: id, before: toSupplierView(before), after: changes });
    return toSupplierView(after);
  },
});
