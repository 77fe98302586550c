import { useTranslations } from "next-intl";

interface Props {
  readonly value: string;
  /** Spoken instead of "Copy", where several stand on a page. */
  readonly label?: string;
}

/** Copies a text and says so: `CopyListener`, once on every page, does it for all of them. */
export function CopyButton({ value, label }: Props) {
  const t = useTranslations("ui.copy");
  return (
    <button
      type="button"
      className="copy"
      data-copy={value}
      title={t("action")}
      aria-label={label ?? t("action")}
    />
  );
}
