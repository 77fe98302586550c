import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "../cn";
import { TONE_SOFT } from "./tone";
import { ToneIcon } from "./tone-icon";

interface Props {
  readonly tone?: "info" | "success" | "warning" | "danger";
  readonly title?: ReactNode;
  /** A link or button that leads out of the situation. */
  readonly action?: ReactNode;
  /** Announce it: for what appears after the page was shown. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

/** A message that stays on the page. */
export function Callout({ tone = "info", title, action, live = false, children }: Props) {
  const t = useTranslations("ui.tone");
  return (
    <div
      data-edge
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn("flex items-start gap-3 rounded-lg px-4 py-3", TONE_SOFT[tone])}
    >
      <ToneIcon tone={tone} className="mt-0.5 size-4 shrink-0" />
      <span className="sr-only">{t(tone)}:</span>
      <div className="min-w-0 flex-1 text-ink">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
