"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState, useTransition } from "react";
import { neverArrived } from "./never-arrived";

interface Answer {
  readonly ok?: boolean;
  readonly message?: string;
}

/**
 * A form's server action with the state it answers. Without JavaScript the browser posts `post` and the answer comes with the
 * page; with it the form calls `send`. Where there is no line to the server, the answer says so and the page stays with all that
 * was typed: `lost` makes it from the message.
 */
export function useSentForm<S extends Answer>(
  action: (state: S, form: FormData) => Promise<S>,
  unsent: S,
  lost: (message: string, data: FormData, before: S) => S,
) {
  const t = useTranslations("ui.form");
  const [posted, post] = useActionState(
    action as (state: Awaited<S>, form: FormData) => Promise<S>,
    unsent as Awaited<S>,
  );
  const [sent, setSent] = useState<S | null>(null);
  const [pending, startTransition] = useTransition();
  const state: S = sent ?? posted;
  const send = (data: FormData): void =>
    startTransition(async () => {
      try {
        setSent(await action(state, data));
      } catch (error) {
        if (!neverArrived(error)) throw error;
        setSent(lost(t("offline"), data, state));
      }
    });
  return { state, post, send, pending };
}
