import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn";

interface Props {
  /** Id of the control inside; hint and error hang on it (see `describedBy`). */
  readonly id: string;
  readonly label: ReactNode;
  /** Beside the label, quieter: "optional". */
  readonly note?: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({ id, label, note, hint, error, hideLabel = false, className, children }: Props) {
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium"}>
        {label}
        {note && <span className="ms-1.5 font-normal text-muted">({note})</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint && hint !== error && (
        <p id={`${id}-hint`} className="text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The attributes a control in a `Field` needs. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [error && `${id}-error`, hint && hint !== error && `${id}-hint`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined } as const;
}
