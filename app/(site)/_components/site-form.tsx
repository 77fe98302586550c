import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** What every page before sign-in is: a title, what it is for, one form, and where else to go. */
export function SiteForm({ title, text, children }: Props) {
  return (
    <div className="grid gap-6 rounded-lg border border-line bg-surface p-6">
      <div>
        <h1 className="text-xl font-semibold">{title}</h1>
        {text && <p className="text-muted">{text}</p>}
      </div>
      {children}
    </div>
  );
}
