"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-class";

export interface DialogHandle {
  close(): void;
}

interface Props {
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonVariant;
  readonly triggerSize?: ButtonSize;
  readonly title: string;
  readonly children: ReactNode;
  readonly ref?: Ref<DialogHandle>;
}

/**
 * A button and the browser's own modal dialog it opens: focus kept inside, Esc closes, focus returns. Where the browser
 * knows invoker attributes they open it, before or without JavaScript.
 */
export function Dialog({ trigger, triggerVariant, triggerSize, title, children, ref }: Props) {
  const t = useTranslations("ui");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useImperativeHandle(ref, () => ({ close: () => dialog.current?.close() }), []);
  const invoke = (command: "show-modal" | "close") => ({ commandfor: id, command });
  return (
    <>
      <Button
        variant={triggerVariant}
        size={triggerSize}
        aria-haspopup="dialog"
        className="relative z-1"
        {...invoke("show-modal")}
        onClick={() => invokersKnown() || dialog.current?.showModal()}
      >
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={`${id}-title`}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-line bg-raised p-0 text-start font-normal whitespace-normal shadow-raised backdrop:bg-[rgb(0_0_0/0.5)]"
      >
        <div className="flex items-start justify-between gap-3 px-5 pt-4">
          <h2 id={`${id}-title`} className="text-base font-semibold">
            {title}
          </h2>
          <Button
            variant="ghost"
            size="sm"
            aria-label={t("close")}
            className="-me-2 -mt-1 px-2"
            {...invoke("close")}
            onClick={() => invokersKnown() || dialog.current?.close()}
          >
            <X aria-hidden />
          </Button>
        </div>
        <div className="px-5 pt-2 pb-5">{children}</div>
      </dialog>
    </>
  );
}

function invokersKnown(): boolean {
  return "command" in HTMLButtonElement.prototype;
}
