"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import type { ButtonVariant } from "../ui/button-class";
import { Checkbox } from "../ui/checkbox";
import { Dialog, type DialogHandle } from "../ui/dialog";
import { ActionForm } from "./action-form";
import { FormErrors } from "./form-errors";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";
import { useTicks } from "./use-ticks";

interface Total {
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
}

interface Props {
  /** The form's id: the `select.form` of the table. */
  readonly form: string;
  readonly action: FormAction;
  /** Where all that match can be taken, too: how many the list's filters find, over all pages, … */
  readonly total?: Total;
  /** … and the list's query, to find them again by filter: sent as `list`. */
  readonly list?: string;
  /** The table. */
  readonly table: ReactNode;
  /** `BulkDeed`s, submit buttons with an address of their own, the `IdempotencyKey`. */
  readonly children: ReactNode;
}

/** How many a deed is about; null: whoever is ticked, as nobody counts without JavaScript. */
const Chosen = createContext<Total | null>(null);
/** After a deed is done: its dialog closes. */
const Done = createContext<(close: () => void) => () => void>(() => () => undefined);

/**
 * A table whose rows can be ticked, and under it a bar with what can be done to them, there while one is ticked. Sends the
 * ticked rows' keys, or `all` and the list's query, and the button's `deed`. Works without JavaScript, but for the count.
 */
export function BulkForm({ form, action, total, list, table, children }: Props) {
  const t = useTranslations("ui.bulk");
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const { ticked, all, clear } = useTicks(root, form);
  const closers = useRef(new Set<() => void>());
  const [onDone] = useState(() => (close: () => void) => {
    closers.current.add(close);
    return () => void closers.current.delete(close);
  });
  const finish = () => {
    for (const close of closers.current) close();
    clear();
    router.refresh();
  };
  const chosen = ticked === null ? null : all && total ? total : { count: ticked, more: false };
  return (
    <div ref={root} className="bulk">
      {table}
      <section aria-label={t("label")} className="bulk-bar">
        <Done value={onDone}>
          <Chosen value={chosen}>
            <ActionForm id={form} action={action} success="toast" onSuccess={finish} className="gap-2!">
              {/* Enter in a checkbox would press the form's first button: this one does nothing. */}
              <button type="submit" disabled hidden />
              {list !== undefined && <input type="hidden" name="list" value={list} />}
              <div className="flex flex-wrap items-center justify-between gap-x-4 sm:justify-start">
                <span role="status" className="font-medium tabular-nums">
                  {chosen ? t(chosen.more ? "chosenMore" : "chosen", { count: chosen.count }) : t("ticked")}
                </span>
                {total && (
                  <Checkbox
                    name="all"
                    value="1"
                    label={t(total.more ? "allMore" : "all", { count: total.count })}
                    className="max-sm:order-1 max-sm:w-full"
                  />
                )}
                <Button variant="ghost" size="sm" className="-me-3 sm:ms-auto" onClick={clear}>
                  {t("clear")}
                </Button>
              </div>
              <div className="-m-1 flex gap-2 overflow-x-auto p-1 [&>button]:shrink-0 [&>button]:whitespace-nowrap">
                {children}
              </div>
            </ActionForm>
          </Chosen>
        </Done>
      </section>
    </div>
  );
}

interface DeedProps {
  /** Sent as `deed`. */
  readonly deed: string;
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonVariant;
  readonly title: string;
  /** The deed in words: "Offer again", never "OK". */
  readonly confirm: ReactNode;
  readonly danger?: boolean;
  /** What will happen, and to how many (`BulkCount`). */
  readonly children: ReactNode;
}

/** One thing that can be done to all ticked rows: asks first, says the answer, and closes. */
export function BulkDeed({ deed, confirm, danger = false, children, ...dialog }: DeedProps) {
  const t = useTranslations("ui");
  const handle = useRef<DialogHandle>(null);
  const onDone = useContext(Done);
  const close = () => handle.current?.close();
  useEffect(() => onDone(() => handle.current?.close()), [onDone]);
  return (
    <Dialog {...dialog} triggerSize="sm" ref={handle}>
      <div className="grid gap-4">
        <FormErrors />
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <SubmitButton name="deed" value={deed} variant={danger ? "danger" : "primary"}>
            {confirm}
          </SubmitButton>
        </div>
      </div>
    </Dialog>
  );
}

/** How many are chosen, in a dialog's sentence: "12 ticked". */
export function BulkCount() {
  const t = useTranslations("ui.bulk");
  const chosen = useContext(Chosen);
  return (
    <strong className="tabular-nums">
      {chosen ? t(chosen.more ? "chosenMore" : "chosen", { count: chosen.count }) : t("ticked")}
    </strong>
  );
}
