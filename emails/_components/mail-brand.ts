/** What a mail wears: the brand's name, colours as plain hex, logo. */
import { deriveTheme, type MailColors } from "@/lib/brands/theme";

export type { MailColors };

export interface MailBrand {
  readonly name: string;
  readonly legalName: string;
  readonly colors: MailColors;
  readonly radius: number;
  /** Absolute, on the brand's host. */
  readonly logoUrl: string | null;
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
  readonly logoUrl: string | null;
}): MailBrand {
  const { name, legalName, theme, logoUrl } = brand;
  return { name, legalName, colors: mailColors(theme), radius: theme.radius, logoUrl };
}
