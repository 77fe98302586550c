import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { LanguageSwitch } from "../ui/language-switch";
import { ThemeToggle } from "../ui/theme-toggle";
import type { Preferences } from "./preferences";

export interface ShellUser {
  readonly name: string;
  readonly email: string;
  /** The company or role the user acts for. */
  readonly detail?: string;
}

interface Props {
  readonly user: ShellUser;
  readonly preferences: Preferences;
  readonly signOut: () => Promise<void>;
  /** Links to the user's own pages. */
  readonly links?: ReactNode;
}

/** Who is signed in, language, appearance, sign out: in the user menu and under "More". */
export function AccountPanel({ user, preferences, signOut, links }: Props) {
  const t = useTranslations("ui");
  return (
    <div className="grid gap-3">
      <div className="min-w-0">
        <p className="truncate font-semibold">{user.name}</p>
        <p className="truncate text-muted">{user.email}</p>
        {user.detail && <p className="truncate text-muted">{user.detail}</p>}
      </div>
      {links}
      <LanguageSwitch action={preferences.setLocale} />
      <ThemeToggle theme={preferences.theme} action={preferences.setTheme} />
      <form action={signOut}>
        <Button type="submit" className="w-full">
          <LogOut aria-hidden />
          {t("signOut")}
        </Button>
      </form>
    </div>
  );
}
