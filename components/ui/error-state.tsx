import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

interface Props {
  readonly title: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of the page, or all of it, could not be shown. */
export function ErrorState({ title, action, children }: Props) {
  return (
    <div role="alert">
      <EmptyState title={title} action={action} icon={<CircleAlert aria-hidden className="text-danger" />}>
        {children}
      </EmptyState>
    </div>
  );
}
