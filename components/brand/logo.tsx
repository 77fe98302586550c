import { type BrandLogo, LOGO_HEIGHT, type LogoMode, logoHref, logoWidth } from "@/lib/brands/logo-schema";
import { initialOf } from "@/lib/brands/theme-schema";
import { cn } from "../cn";

interface Props {
  readonly name: string;
  readonly logo?: BrandLogo;
  readonly className?: string;
}

/**
 * The brand's logo, or its name as one. Most logos are made for white paper: in dark mode one without a picture for it keeps a
 * piece of paper.
 */
export function Logo({ name, logo, className }: Props) {
  if (logo) {
    const { light, dark } = logo;
    const picture = (mode: LogoMode, of: typeof light, look: string) => (
      // biome-ignore lint/performance/noImgElement: logos come ready-made and sized from the server
      <img
        src={logoHref(mode, of)}
        alt={name}
        width={logoWidth(of)}
        height={LOGO_HEIGHT}
        className={cn("h-8 w-auto max-w-40 object-contain object-left", look, className)}
      />
    );
    if (!dark) return picture("light", light, "rounded-sm bg-(--logo-chip) p-(--logo-chip-room)");
    return (
      <>
        {picture("light", light, "[display:var(--logo-on-light)]")}
        {picture("dark", dark, "[display:var(--logo-on-dark)]")}
      </>
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
