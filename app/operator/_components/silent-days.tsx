import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";

const CHOICES = [3, 7, 14] as const;

/** How many days without a sale are silence; each choice has its address. */
export function SilentDays({ days, hrefOf }: { days: number; hrefOf: (days: number) => string }) {
  const t = useTranslations("operator.overview");
  return (
    <nav aria-label={t("silentChoice")} className="flex gap-x-2 text-[0.8125rem]">
      {CHOICES.map((choice) =>
        choice === days ? (
          <span key={choice} aria-current="true" className="inline-flex min-h-6 items-center font-semibold">
            {t("silentDays", { days: choice })}
          </span>
        ) : (
          <TextLink key={choice} href={hrefOf(choice)}>
            {t("silentDays", { days: choice })}
          </TextLink>
        ),
      )}
    </nav>
  );
}
