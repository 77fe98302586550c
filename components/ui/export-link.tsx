import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "./link-button";

/** The file of a list, beside its title. @param href With the filters and the order of the list. */
export function ExportLink({ href }: { readonly href: string }) {
  const t = useTranslations("ui");
  return (
    <LinkButton href={href} prefetch={false} download>
      <Download aria-hidden />
      {t("export")}
    </LinkButton>
  );
}
