import { useTranslations } from "next-intl";

/** First stop of the keyboard: past the navigation, to `<main id="main">`. */
export function SkipLink() {
  const t = useTranslations("ui");
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-md bg-raised px-4 py-2 font-medium text-ink shadow-raised focus:not-sr-only focus:fixed focus:start-4 focus:top-3"
    >
      {t("skipToContent")}
    </a>
  );
}
