import {
  type BrandLogo,
  type LogoMode,
  type LogoPicture,
  logoHref,
  logoSize,
} from "@/lib/brands/logo-schema";
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
    if (!dark) {
      const paper = "rounded-sm bg-(--logo-chip) p-(--logo-chip-room)";
      return <LogoImage name={name} mode="light" picture={light} className={cn(paper, className)} />;
    }
    return (
      <>
        <LogoImage
          name={name}
          mode="light"
          picture={light}
          className={cn("[display:var(--logo-on-light)]", className)}
        />
        <LogoImage
          name={name}
          mode="dark"
          picture={dark}
          className={cn("[display:var(--logo-on-dark)]", className)}
        />
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

interface ImageProps {
  readonly name: string;
  readonly mode: LogoMode;
  readonly picture: LogoPicture;
  readonly className?: string;
}

/** One of the logo's pictures, at the size that it has everywhere. */
export function LogoImage({ name, mode, picture, className }: ImageProps) {
  // biome-ignore lint/performance/noImgElement: logos come ready-made and sized from the server
  return <img src={logoHref(mode, picture)} alt={name} {...logoSize(picture)} className={className} />;
}
