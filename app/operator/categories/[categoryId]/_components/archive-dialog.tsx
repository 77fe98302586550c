import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { pickText } from "@/components/lead/pick-text";
import type { CategoryView } from "@/lib/leads/category-schema";
import { archiveCategoryAction } from "../../actions";

/** Takes a category out of the trade, or back into it. */
export function ArchiveDialog({ category }: { readonly category: CategoryView }) {
  const t = useTranslations("catalogue.archive");
  const name = pickText(category.name, useLocale());
  const { archived } = category;
  return (
    <ConfirmDialog
      trigger={t(archived ? "restore" : "archive")}
      title={t(archived ? "restoreTitle" : "archiveTitle", { name })}
      action={archiveCategoryAction}
      confirm={t(archived ? "restore" : "archiveNow")}
      danger={!archived}
    >
      <p>{t(archived ? "restoreText" : "archiveText")}</p>
      <input type="hidden" name="id" value={category.id} />
      <input type="hidden" name="archived" value={archived ? "false" : "true"} />
    </ConfirmDialog>
  );
}
