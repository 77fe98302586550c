"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useActionState, useOptimistic } from "react";
import { useAtOnce } from "@/components/form/use-at-once";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { starAction } from "../../actions";

/** A star, on or off at once. */
export function StarButton({ leadId, starred }: { readonly leadId: string; readonly starred: boolean }) {
  const t = useTranslations("buyer.work");
  const atOnce = useAtOnce();
  const [, send] = useActionState(starAction, {});
  const [shown, show] = useOptimistic(starred);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      show(!shown);
      const { ok, message } = await atOnce(starAction, form);
      if (!ok && message) toast(message, { tone: "danger" });
    });
  };
  return (
    <form action={send} onSubmit={onSubmit} className="inline-flex">
      <input type="hidden" name="leadId" value={leadId} />
      <input type="hidden" name="starred" value={shown ? "false" : "true"} />
      <Button
        type="submit"
        variant="ghost"
        size="sm"
        aria-pressed={shown}
        aria-label={t("star")}
        title={t(shown ? "unstar" : "star")}
        className="px-2!"
      >
        <Star aria-hidden className={shown ? "fill-current text-warning" : undefined} />
      </Button>
    </form>
  );
}
