import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "../cn";

const CHOICES = [
  { value: "system", Icon: Monitor },
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
] as const;

interface Props {
  readonly theme: "system" | "light" | "dark";
  /** Server action; reads the field `theme`. */
  readonly action: (form: FormData) => Promise<void>;
}

/** Light, dark, or as the system wishes. A plain form: the server answers with the page in the new colours. */
export function ThemeToggle({ theme, action }: Props) {
  const t = useTranslations("ui.theme");
  return (
    <form action={action}>
      <fieldset className="flex rounded-md border border-line p-0.5">
        <legend className="sr-only">{t("label")}</legend>
        {CHOICES.map(({ value, Icon }) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            title={t(value)}
            aria-label={t(value)}
            aria-pressed={theme === value}
            className={cn(
              "inline-flex min-h-11 flex-1 items-center justify-center rounded-sm px-3 sm:min-h-7",
              theme === value ? "bg-sunken text-ink" : "text-muted hover:text-ink",
            )}
          >
            <Icon aria-hidden className="size-4" />
          </button>
        ))}
      </fieldset>
    </form>
  );
}
