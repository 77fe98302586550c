import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import type { SupplierView } from "@/lib/suppliers/schema";
import { supplierStatusAction } from "../../actions";

/** Suspends a supplier or takes it back. */
export function SupplierStatusDialog({ supplier }: { readonly supplier: SupplierView }) {
  const t = useTranslations("catalogue.supplier");
  const suspends = supplier.status === "active";
  return (
    <ConfirmDialog
      trigger={t(suspends ? "suspend" : "reactivate")}
      title={t(suspends ? "suspendTitle" : "reactivateTitle", { name: supplier.name })}
      action={supplierStatusAction}
      confirm={t(suspends ? "suspend" : "reactivate")}
      danger={suspends}
    >
      <p>{t(suspends ? "suspendText" : "reactivateText")}</p>
      <input type="hidden" name="id" value={supplier.id} />
      <input type="hidden" name="status" value={suspends ? "suspended" : "active"} />
    </ConfirmDialog>
  );
}
