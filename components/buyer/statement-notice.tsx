import { useTranslations } from "next-intl";
import { Callout } from "../ui/callout";

/** Says why there was no document, where one was asked for that would have been too long. */
export function StatementNotice({
  notice,
  most,
}: {
  readonly notice: string | undefined;
  readonly most: number;
}) {
  const t = useTranslations("wallet.statement");
  if (notice !== "tooLong") return null;
  return (
    <div className="mb-3">
      <Callout tone="warning">{t("tooLong", { most })}</Callout>
    </div>
  );
}
