import { Inbox } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  readonly title: ReactNode;
  readonly icon?: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** Nothing here yet, or nothing matches: says why and offers one way on. */
export function EmptyState({ title, icon, action, children }: Props) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <span className="text-muted [&_svg]:size-8 [&_svg]:stroke-[1.5]">{icon ?? <Inbox aria-hidden />}</span>
      <div className="text-base font-semibold">{title}</div>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {action && <div className="mt-2 *:justify-center">{action}</div>}
    </div>
  );
}
