import { Search, SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Children, type ReactNode, useId } from "react";
import { cn } from "../cn";
import { Button } from "./button";
import { buttonClass } from "./button-class";
import { Field } from "./field";
import { Input } from "./input";
import { LinkButton } from "./link-button";
import { type Option, Select } from "./select";

interface Props {
  /** The list's own path, without a query. */
  readonly action: string;
  /** Values as the URL has them. Those not named by a control below belong to `keep`. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Names to carry along unseen: sort, tab. The cursor is not one of them: a new filter starts at the top. */
  readonly keep?: readonly string[];
  readonly children: ReactNode;
}

// On phones the list comes first: all controls but the first wait behind a switch, which says how many filters are set.
const FOLDED = "max-sm:[&:not(:has([data-unfold]:checked))>:not(:first-child):not([data-buttons])]:hidden";

/** Filters as a GET form: the state is the URL, it works without JavaScript, and a filtered list is a link. */
export function FilterBar({ action, values, keep = [], children }: Props) {
  const t = useTranslations("ui.filter");
  const kept = keep.flatMap((name): [string, string][] => {
    const value = values[name];
    return value ? [[name, value]] : [];
  });
  const set = Object.entries(values).filter(([name, value]) => value && !keep.includes(name)).length;
  const resetQuery = new URLSearchParams(kept).toString();
  return (
    <Form
      action={action}
      prefetch={false}
      role="search"
      aria-label={t("label")}
      // Controls keep what was typed; after "clear" they must show the new URL instead.
      key={JSON.stringify(values)}
      className={cn(
        "mb-3 grid grid-cols-2 items-end gap-2 max-sm:*:first:col-span-2 print:hidden sm:flex sm:flex-wrap",
        FOLDED,
      )}
    >
      {children}
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div
        data-buttons
        className={cn("flex flex-wrap gap-2", Children.count(children) > 1 && "max-sm:col-span-2")}
      >
        {Children.count(children) > 1 && <Unfold set={set} />}
        <Button type="submit" className="max-sm:min-w-max max-sm:flex-1">
          {t("apply")}
        </Button>
        {set > 0 && (
          <LinkButton href={resetQuery ? `${action}?${resetQuery}` : action} variant="ghost">
            {t("clear")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

/** A switch that works without JavaScript: style sheets see a checkbox. */
function Unfold({ set }: { readonly set: number }) {
  const t = useTranslations("ui.filter");
  return (
    <label
      className={cn(
        buttonClass(),
        "sm:hidden has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand-edge",
      )}
    >
      <input type="checkbox" data-unfold className="sr-only" />
      <SlidersHorizontal aria-hidden />
      {t("label")}
      {set > 0 && ` (${set})`}
    </label>
  );
}

interface ControlProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

/** Free text; the first control of a bar. */
export function FilterSearch({ name, label, value }: ControlProps) {
  const id = useId();
  return (
    <div className="relative max-sm:col-span-2 sm:max-w-80 sm:min-w-48 sm:flex-1">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
      <Input id={id} type="search" name={name} defaultValue={value} placeholder={label} className="ps-9" />
    </div>
  );
}

/** One of a few; the empty choice filters nothing, or what `emptyText` says. */
export function FilterSelect({
  name,
  label,
  value,
  options,
  emptyText,
}: ControlProps & { readonly options: readonly Option[]; readonly emptyText?: string }) {
  const t = useTranslations("ui.filter");
  const id = useId();
  return (
    <Field id={id} label={label} hideLabel className="sm:w-auto sm:max-w-60 sm:min-w-40">
      <Select
        id={id}
        name={name}
        defaultValue={value ?? ""}
        options={options}
        emptyLabel={emptyText ?? `${label}: ${t("any")}`}
      />
    </Field>
  );
}

/** From a day to a day: two controls that stay in one line. */
export function FilterDays({ children }: { readonly children: ReactNode }) {
  return <div className="contents sm:flex sm:shrink-0 sm:gap-2">{children}</div>;
}

/** A calendar day, in the URL as YYYY-MM-DD. */
export function FilterDay({ name, label, value }: ControlProps) {
  const id = useId();
  return (
    <Field id={id} label={label} className="max-[23rem]:col-span-2 sm:w-40">
      <Input id={id} type="date" name={name} defaultValue={value} />
    </Field>
  );
}
