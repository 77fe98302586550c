import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";

/** To the posting spec, which is no page of the portal: whoever has the address may read it. */
export function SpecLink({ href }: { readonly href: string }) {
  const t = useTranslations("supplier.sources");
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="relative z-1 inline-flex min-h-6 items-center gap-1 font-medium text-brand-text underline underline-offset-2"
    >
      {t("openSpec")}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}
