/** What a mail wears: the brand's name, colours as plain hex, logo. */
import { brandOrigin } from "@/lib/brands/brand-origin";
import { type BrandLogo, logoHref, logoSize } from "@/lib/brands/logo-schema";
import { deriveTheme, type MailColors } from "@/lib/brands/theme";

export type { MailColors };

export interface MailBrand {
  readonly name: string;
  readonly legalName: string;
  readonly colors: MailColors;
  readonly radius: number;
  readonly logo: MailLogo | null;
}

interface MailLogo {
  /** Absolute, on the brand's host. */
  readonly url: string;
  /** As shown, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** By the brand's colour: to derive them takes longer than to write the mail. */
const derived = new Map<string, MailColors>();

function mailColors(theme: { readonly brandColor: string }): MailColors {
  const known = derived.get(theme.brandColor);
  if (known) return known;
  const { mail } = deriveTheme(theme);
  derived.set(theme.brandColor, mail);
  return mail;
}

export function mailBrand(brand: {
  readonly name: string;
  readonly legalName: string;
  readonly theme: { readonly brandColor: string; readonly radius: number };
  readonly logo: BrandLogo;
  readonly primaryHost: string;
}): MailBrand {
  const { name, legalName, theme, logo, primaryHost } = brand;
  return {
    name,
    legalName,
    colors: mailColors(theme),
    radius: theme.radius,
    // Mails come in light colours.
    logo: logo && {
      url: brandOrigin(primaryHost) + logoHref("light", logo.light),
      ...logoSize(logo.light),
    },
  };
}
