import { openAccount } from "@/db/kernel-steps";
import { supplier } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { createSupplierInput, type SupplierView } from "./schema";
import { toSupplierView } from "./to-supplier-view";

export const SUPPLIER_NAME_TAKEN = {
  constraint: "supplier_name_unique",
  reason: "supplier.name_taken",
  field: "name",
  message: "A supplier of this name exists already.",
};

/** Makes a supplier and the account of what it is owed. Its sources come after. */
export const createSupplier = command({
  name: "supplier.create",
  permission: "supplier.manage",
  input: createSupplierInput,
  async run(tx, input, ctx, audit): Promise<SupplierView> {
    const id = newId("supplier");
    const payableAccountId = await openAccount(tx, {
      kind: "payable",
      unit: ctx.brand.currency,
      supplierId: id,
    });
    const [made] = await refusingTaken(SUPPLIER_NAME_TAKEN, () =>
      tx
        .insert(supplier)
        .values({ id, ...input, payableAccountId, createdAt: ctx.now() })
        .returning(),
    );
    if (!made) throw new Error("the supplier was not written");
    audit({ objectKind: "supplier", objectId: id, after: { name: input.name } });
    return toSupplierView(made);
  },
});
