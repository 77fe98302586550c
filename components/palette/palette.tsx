"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "../ui/button";
import { listOptions, splitVerb } from "./list-options";
import { OptionList } from "./option-list";
import type { Option, PaletteSetup, Run } from "./palette-types";
import { PauseQuestion } from "./pause-question";
import { useSearch } from "./use-search";
import { useWords } from "./use-words";

interface Props {
  readonly setup: PaletteSetup;
  /** Does everything but pausing, which the palette asks about first. */
  readonly run: (run: Exclude<Run, { kind: "pause" }>) => void;
  readonly close: () => void;
}

/** Search, go, act: one field and one list. A sheet on phones, the browser's own modal dialog everywhere. */
export function Palette({ setup, run, close }: Props) {
  const t = useTranslations("ui.palette");
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState<Extract<Run, { kind: "pause" }> | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const choose = ({ run: chosen }: Option) => {
    if (chosen.kind === "pause") setQuestion(chosen);
    else {
      dialog.current?.close();
      run(chosen);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the keyboard has Esc
    <dialog
      ref={dialog}
      data-palette
      aria-label={t("title")}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="m-0 mx-auto h-dvh max-h-none w-full max-w-none overflow-hidden border-line bg-raised p-0 shadow-raised backdrop:bg-[rgb(0_0_0/0.5)] sm:mt-[12vh] sm:h-auto sm:max-h-[70vh] sm:w-[min(40rem,calc(100vw-2rem))] sm:rounded-lg sm:border"
    >
      {question && setup.pause ? (
        <PauseQuestion contract={question} action={setup.pause} close={() => dialog.current?.close()} />
      ) : (
        <Finder setup={setup} choose={choose} close={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}

interface FinderProps {
  readonly setup: PaletteSetup;
  readonly choose: (option: Option) => void;
  readonly close: () => void;
}

function Finder({ setup, choose, close }: FinderProps) {
  const t = useTranslations("ui.palette");
  const words = useWords();
  const id = useId();
  const [q, setQ] = useState("");
  const [at, setAt] = useState(0);
  const { hits, failed, searching } = useSearch(splitVerb(q, words).rest);
  const groups = useMemo(() => listOptions(q, hits, setup, words), [q, hits, setup, words]);
  const options = groups.flatMap((group) => group.options);
  const active = options[Math.min(at, options.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const count = Math.max(options.length, 1);
      setAt((Math.min(at, count - 1) + step + count) % count);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <div className="flex h-full max-h-[inherit] flex-col">
      <div className="flex items-center gap-2 border-b border-line ps-4 pe-2">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the field is what the dialog is opened for
          autoFocus
          type="text"
          role="combobox"
          aria-label={t("title")}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={t("placeholder")}
          maxLength={100}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          data-quiet-focus
          className="min-h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
        <Button variant="ghost" size="sm" aria-label={t("close")} onClick={close} className="px-2">
          <X aria-hidden />
        </Button>
      </div>
      <OptionList id={id} label={t("title")} groups={groups} active={active} choose={choose} />
      <p role="status" className="border-t border-line px-4 py-2 text-[0.8125rem] text-muted">
        {failed ? t("failed") : searching ? t("searching") : t("count", { count: options.length })}
      </p>
    </div>
  );
}
