"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

export interface CrashProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** A page that could not be shown. The server has logged why; the reader gets the request's id and nothing more. */
export function Crash({ error, retry, home }: CrashProps & { readonly home: string }) {
  const t = useTranslations("ui");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-xl place-content-center">
      <ErrorState
        title={<h1>{t("crash.title")}</h1>}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button variant="primary" onClick={retry}>
              {t("crash.retry")}
            </Button>
            <LinkButton href={home}>{t("notFound.home")}</LinkButton>
          </div>
        }
      >
        <p>{t("crash.text")}</p>
        {digest && (
          <p className="mt-1 font-mono text-xs select-all wrap-anywhere">
            {t("crash.reference", { digest })}
          </p>
        )}
      </ErrorState>
    </div>
  );
}
