import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { statusAction } from "../actions";

interface Props {
  readonly buyer: { readonly id: string; readonly name: string; readonly status: "active" | "suspended" };
}

/** Suspends a buyer or takes it back. */
export function StatusDialog({ buyer }: Props) {
  const t = useTranslations("operator.buyer.status");
  const suspends = buyer.status === "active";
  return (
    <ConfirmDialog
      trigger={t(suspends ? "suspend" : "reactivate")}
      title={t(suspends ? "suspendTitle" : "reactivateTitle", { name: buyer.name })}
      action={statusAction}
      confirm={t(suspends ? "suspend" : "reactivate")}
      danger={suspends}
    >
      <p>{t(suspends ? "suspendText" : "reactivateText")}</p>
      <input type="hidden" name="id" value={buyer.id} />
      <input type="hidden" name="status" value={suspends ? "suspended" : "active"} />
    </ConfirmDialog>
  );
}
