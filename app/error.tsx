"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

interface Props {
  readonly error: unknown;
  readonly retry: () => void;
}

/** A page that could not be shown. The server has logged why; the reader gets the reference to it and nothing more. */
export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations("ui.crash");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-xl place-content-center">
      <ErrorState
        title={<h1>{t("title")}</h1>}
        action={
          <Button variant="primary" onClick={retry}>
            {t("retry")}
          </Button>
        }
      >
        <p>{t("text")}</p>
        {digest && <p className="mt-1 font-mono text-xs">{t("reference", { digest })}</p>}
      </ErrorState>
    </main>
  );
}
