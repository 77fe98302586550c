// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the field above, which the list belongs to
// biome-ignore-all lint/a11y/useFocusableInteractive: as above; aria-activedescendant tells where one is
// biome-ignore-all lint/a11y/useSemanticElements: no element of the browser's is a list that belongs to a search field
"use client";

import { useEffect, useRef } from "react";
import { cn } from "../cn";
import type { Group, Option } from "./palette-types";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly Group[];
  readonly active: Option | undefined;
  readonly choose: (option: Option) => void;
}

/** The listbox beneath the palette's field. */
export function OptionList({ id, label, groups, active, choose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active option is what there is to scroll to
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active?.id]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className="min-h-0 flex-1 overflow-y-auto p-2"
    >
      {groups.map((group, at) => (
        <div key={group.label} role="group" aria-labelledby={`${id}-group-${at}`}>
          <p
            id={`${id}-group-${at}`}
            role="presentation"
            className="px-2 pt-2 pb-1 text-xs font-medium text-muted"
          >
            {group.label}
          </p>
          {group.options.map((option) => (
            <div
              key={option.id}
              id={`${id}-${option.id}`}
              role="option"
              aria-selected={option.id === active?.id}
              onClick={() => choose(option)}
              className={cn(
                "flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-x-4 rounded-md px-2 py-1 sm:min-h-9",
                option.id === active?.id ? "bg-brand-soft text-brand-text" : "hover:bg-sunken",
              )}
            >
              <span className="min-w-0 wrap-anywhere">{option.label}</span>
              {option.detail && (
                <span className="min-w-0 text-[0.8125rem] text-muted max-sm:wrap-anywhere sm:truncate">
                  {option.detail}
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
