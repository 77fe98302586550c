import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button";

const TAIL = 6;

/** An id, short to the eye and whole in the clipboard: "lead_…4k2m9x". */
export function CopyId({ id }: { readonly id: string }) {
  const t = useTranslations("ui.copy");
  const short = `${id.slice(0, id.indexOf("_") + 1)}…${id.slice(-TAIL)}`;
  return (
    <span className="copy-id" title={id}>
      {short}
      <CopyButton value={id} label={t("id", { id: short })} />
    </span>
  );
}
