import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import type { SourceView } from "@/lib/suppliers/schema";
import { updateSourceAction } from "../../actions";

/** Takes a source live or back to test, and ends or opens it. */
export function SourceDeeds({ source }: { readonly source: SourceView }) {
  const t = useTranslations("catalogue.source");
  const live = source.mode === "live";
  const active = source.status === "active";
  const { name } = source;
  return (
    <>
      <ConfirmDialog
        trigger={t(active ? "disable" : "enable")}
        title={t(active ? "disableTitle" : "enableTitle", { name })}
        action={updateSourceAction}
        confirm={t(active ? "disable" : "enable")}
        danger={active}
      >
        <p>{t(active ? "disableText" : "enableText")}</p>
        <input type="hidden" name="id" value={source.id} />
        <input type="hidden" name="status" value={active ? "disabled" : "active"} />
      </ConfirmDialog>
      <ConfirmDialog
        trigger={t(live ? "toTest" : "toLive")}
        triggerVariant={live ? "secondary" : "primary"}
        title={t(live ? "toTestTitle" : "toLiveTitle", { name })}
        action={updateSourceAction}
        confirm={t(live ? "toTest" : "toLive")}
      >
        <p>{t(live ? "toTestText" : "toLiveText")}</p>
        <input type="hidden" name="id" value={source.id} />
        <input type="hidden" name="mode" value={live ? "test" : "live"} />
      </ConfirmDialog>
    </>
  );
}
