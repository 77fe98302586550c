"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "../ui/button";
import type { ButtonSize, ButtonVariant } from "../ui/button-class";
import { Dialog, type DialogHandle } from "../ui/dialog";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

interface Props {
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonVariant;
  readonly triggerSize?: ButtonSize;
  readonly title: string;
  readonly action: FormAction;
  /** The deed in words, with its price: "Buy for 38,00 €", never "OK". */
  readonly confirm: ReactNode;
  /** For what destroys or cannot be taken back. */
  readonly danger?: boolean;
  /** What will happen (what is bought, balance after, deadline) and the fields to send, `IdempotencyKey` among them. */
  readonly children: ReactNode;
}

/** Asks before money moves or something is lost. Never optimistic: it stays open until the server has answered. */
export function ConfirmDialog({ action, confirm, danger = false, children, ...dialog }: Props) {
  const t = useTranslations("ui");
  const handle = useRef<DialogHandle>(null);
  const router = useRouter();
  const close = () => handle.current?.close();
  // After the message is shown: what the deed made impossible, the dialog itself perhaps, leaves the page with the refresh.
  const finish = () => {
    close();
    router.refresh();
  };
  return (
    <Dialog {...dialog} ref={handle}>
      <ActionForm action={action} success="toast" resetOnSuccess onSuccess={finish}>
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <SubmitButton variant={danger ? "danger" : "primary"}>
            <span>{confirm}</span>
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
