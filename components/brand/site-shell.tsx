import type { ReactNode } from "react";
import type { BrandLogo } from "@/lib/brands/logo-schema";
import { LanguageSwitch } from "../ui/language-switch";
import { ThemeToggle } from "../ui/theme-toggle";
import type { Preferences } from "./preferences";
import { SiteHeader } from "./site-header";
import { SkipLink } from "./skip-link";

interface Props {
  readonly brand: { readonly name: string; readonly logo: BrandLogo };
  readonly preferences: Preferences;
  /** Links for everyone: sign in, legal pages. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  /** "form": one narrow card in the middle, for sign-in. "page": full width. */
  readonly layout?: "form" | "page";
  readonly children: ReactNode;
}

/** The frame of pages before sign-in. */
export function SiteShell({ brand, preferences, actions, footer, layout = "page", children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader brand={brand}>{actions}</SiteHeader>
      <main
        id="main"
        tabIndex={-1}
        className={
          layout === "form"
            ? "mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 py-8"
            : "mx-auto w-full max-w-6xl flex-1 px-4 py-8 lg:px-8"
        }
      >
        {children}
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-x-6 gap-y-3 px-4 py-6 text-muted print:hidden">
        {footer}
        <LanguageSwitch action={preferences.setLocale} />
        <ThemeToggle theme={preferences.theme} action={preferences.setTheme} />
      </footer>
    </div>
  );
}
