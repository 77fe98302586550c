import { initialOf } from "@/lib/brands/theme-schema";
import { cn } from "../cn";

interface Props {
  readonly name: string;
  readonly logoUrl?: string | null;
  readonly className?: string;
}

/** The brand's logo, or its name as one. Most logos are made for white paper: in dark mode they keep a piece of it. */
export function Logo({ name, logoUrl, className }: Props) {
  if (logoUrl) {
    return (
      // biome-ignore lint/performance/noImgElement: logos come ready-made and sized from the server
      <img
        src={logoUrl}
        alt={name}
        className={cn(
          "h-8 w-auto max-w-40 rounded-sm bg-(--logo-chip) object-contain object-left p-0.5",
          className,
        )}
      />
    );
  }
  const initial = initialOf(name);
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-2.5 font-semibold tracking-tight", className)}>
      {initial && (
        <span
          aria-hidden
          data-edge
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-md bg-brand text-on-brand"
        >
          {initial}
        </span>
      )}
      <span className="truncate">{name}</span>
    </span>
  );
}
