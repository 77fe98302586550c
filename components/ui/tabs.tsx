import { cn } from "../cn";
import { Link } from "./link";

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly active: boolean;
}

/** Views of one thing, each with its own address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, label: text, count, active }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={active ? "page" : undefined}
              className={cn(
                "flex min-h-11 items-center gap-1.5 whitespace-nowrap border-b-2 px-3 -outline-offset-2 sm:min-h-9",
                active ? "border-brand-edge font-semibold" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && (
                <span className="rounded-full bg-sunken px-1.5 text-xs font-medium">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
