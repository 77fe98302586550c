import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import type { FormAction } from "@/components/form/form-state";

interface Props {
  readonly kind: "buyer" | "supplier";
  readonly company: { readonly id: string; readonly name: string; readonly status: "active" | "suspended" };
  /** Fields: id, status. */
  readonly action: FormAction;
}

const WORDS = { buyer: "operator.buyer.status", supplier: "catalogue.supplier" } as const;

/** Suspends a company or takes it back. */
export function StatusDialog({ kind, company: { id, name, status }, action }: Props) {
  const t = useTranslations(WORDS[kind]);
  const suspends = status === "active";
  return (
    <ConfirmDialog
      trigger={t(suspends ? "suspend" : "reactivate")}
      title={t(suspends ? "suspendTitle" : "reactivateTitle", { name })}
      action={action}
      confirm={t(suspends ? "suspend" : "reactivate")}
      danger={suspends}
    >
      <p>{t(suspends ? "suspendText" : "reactivateText")}</p>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="status" value={suspends ? "suspended" : "active"} />
    </ConfirmDialog>
  );
}
