import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "./link";

interface Props {
  readonly title: ReactNode;
  /** A status pill, an id to copy. */
  readonly aside?: ReactNode;
  readonly text?: ReactNode;
  /** The list this page belongs to. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly actions?: ReactNode;
}

/** The page's one h1 with what can be done here. */
export function PageHeader({ title, aside, text, back, actions }: Props) {
  return (
    <header className="mb-5">
      {back && (
        <Link
          href={back.href}
          shape="list"
          className="mb-1 inline-flex min-h-11 max-sm:-mt-3 items-center gap-1.5 text-muted hover:text-ink hover:underline sm:min-h-7"
        >
          <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
          {aside}
        </div>
        {text && <p className="-mt-1 basis-full text-muted sm:order-1">{text}</p>}
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  );
}
