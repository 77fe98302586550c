import { useLocale, useTranslations } from "next-intl";
import { LOCALES, type Locale } from "@/lib/core/ctx";
import { cn } from "../cn";

// Each language in its own words, so that its readers find it.
const NAMES: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch" };

interface Props {
  /** Server action; reads the field `locale`. */
  readonly action: (form: FormData) => Promise<void>;
}

/** Chooses the language of all pages in this browser. */
export function LanguageSwitch({ action }: Props) {
  const t = useTranslations("ui");
  const current = useLocale();
  return (
    <form action={action}>
      <fieldset className="flex rounded-md border border-line p-0.5">
        <legend className="sr-only">{t("language")}</legend>
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            className={cn(
              "min-h-11 flex-1 rounded-sm px-3 sm:min-h-7",
              locale === current ? "bg-sunken font-medium text-ink" : "text-muted hover:text-ink",
            )}
          >
            {NAMES[locale]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
