"use client";

import { useField, useForm } from "../../form/form-context";
import { Checkbox } from "../../ui/checkbox";

interface Props {
  /** Each box is called "name.value", so that a form without JavaScript tells them apart. */
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly ticked: readonly string[];
  readonly hint?: string;
  readonly empty?: string;
}

/** Any of several. */
export function Ticks({ name, legend, options, ticked, hint, empty }: Props) {
  const { id, error, answered } = useField(name);
  const { state } = useForm();
  const isTicked = (value: string): boolean =>
    answered ? state.values?.[`${name}.${value}`] !== undefined : ticked.includes(value);
  return (
    <fieldset
      id={id}
      aria-invalid={error ? true : undefined}
      tabIndex={error ? -1 : undefined}
      className="min-w-0"
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.length === 0 && empty && <p className="text-muted">{empty}</p>}
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(({ value, label }) => (
          <Checkbox key={value} name={`${name}.${value}`} label={label} defaultChecked={isTicked(value)} />
        ))}
      </div>
      {error && <p className="text-danger">{error}</p>}
      {hint && <p className="text-muted">{hint}</p>}
    </fieldset>
  );
}
