import { ChevronDown, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BrandLogo } from "@/lib/brands/logo-schema";
import { cn } from "../cn";
import { Link } from "../ui/link";
import { WaitSkeleton } from "../ui/wait-skeleton";
import { AccountPanel, type ShellUser } from "./account-panel";
import { Logo } from "./logo";
import type { NavGroup } from "./nav";
import { NavLink } from "./nav-link";
import type { Preferences } from "./preferences";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";

interface Props {
  readonly brand: { readonly name: string; readonly logo: BrandLogo };
  /** Where the logo leads: the portal's first page. */
  readonly homeHref: string;
  /** "Buyer", "Operator": beneath the logo. */
  readonly portal?: string;
  readonly nav: readonly NavGroup[];
  readonly user: ShellUser;
  readonly preferences: Preferences;
  readonly signOut: () => Promise<void>;
  readonly accountLinks?: ReactNode;
  /** The button of the palette. */
  readonly palette?: ReactNode;
  /** Keys that act by themselves are on; `useShortcut` reads it. */
  readonly shortcuts?: boolean;
  /** In the top bar, beside the user: the balance. */
  readonly topBar?: ReactNode;
  /** Across the page: "signed in as …", a frozen wallet. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

const PHONE_PLACES = 3;

/** The frame of a portal: sidebar on wide screens, a bar of four places at the bottom of narrow ones. Menus are popovers
 * of the browser's own, open without JavaScript. */
export function PortalShell(props: Props) {
  const { brand, homeHref, portal, nav, user, banner, palette, shortcuts = true, topBar, children } = props;
  return (
    <>
      <SkipLink />
      <div
        data-shortcuts={shortcuts ? undefined : "off"}
        className="lg:grid lg:min-h-dvh lg:grid-cols-[14.5rem_minmax(0,1fr)]"
      >
        <aside
          aria-label={brand.name}
          className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-e border-line bg-surface p-3 lg:flex print:hidden"
        >
          <Link href={homeHref} className="grid min-w-0 gap-0.5 rounded-md px-2 pt-1.5">
            <Logo name={brand.name} logo={brand.logo} className="text-[0.9375rem]" />
            {portal && <span className="text-xs text-muted">{portal}</span>}
          </Link>
          <SideNav groups={nav} />
        </aside>
        <div className="flex min-w-0 flex-col">
          <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-surface px-4 lg:px-6 print:hidden">
            <Link href={homeHref} className="flex min-h-11 min-w-0 items-center lg:hidden">
              <Logo name={brand.name} logo={brand.logo} />
            </Link>
            <div className="ms-auto flex min-w-0 items-center gap-3">
              {palette}
              {topBar}
              <div className="hidden lg:block">
                <UserMenu {...props} user={user} />
              </div>
            </div>
          </header>
          {banner}
          <main
            id="main"
            tabIndex={-1}
            className="relative mx-auto w-full max-w-7xl flex-1 px-4 pt-5 pb-24 lg:px-6 lg:pb-8"
          >
            {children}
            <WaitSkeleton />
          </main>
        </div>
      </div>
      <PhoneBar {...props} />
    </>
  );
}

const POPOVER = "fixed m-0 rounded-lg border border-line bg-raised p-4 shadow-raised";

function UserMenu({ user, preferences, signOut, accountLinks }: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        className="flex min-h-9 max-w-64 items-center gap-2 rounded-md px-2 hover:bg-sunken"
      >
        <span className="truncate font-medium">{user.name}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      <div id="user-menu" popover="auto" className={cn(POPOVER, "inset-auto end-4 top-13 w-72")}>
        <AccountPanel user={user} preferences={preferences} signOut={signOut} links={accountLinks} />
      </div>
    </>
  );
}

function PhoneBar({ nav, user, preferences, signOut, accountLinks }: Props) {
  const t = useTranslations("ui");
  const places = nav.flatMap(({ items }) => items).filter(({ phone }) => phone);
  const inBar = new Set(places.slice(0, PHONE_PLACES));
  const rest = nav
    .map((group) => ({ ...group, items: group.items.filter((item) => !inBar.has(item)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <>
      <nav
        aria-label={t("menu")}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      >
        <ul className="grid auto-cols-fr grid-flow-col">
          {[...inBar].map((item) => (
            <li key={item.href}>
              <NavLink item={item} look="bar" />
            </li>
          ))}
          <li>
            <button
              type="button"
              popoverTarget="more-menu"
              className="flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded-md text-xs text-muted -outline-offset-2"
            >
              <Ellipsis aria-hidden className="size-5" />
              {t("more")}
            </button>
          </li>
        </ul>
      </nav>
      <div
        id="more-menu"
        popover="auto"
        className={cn(
          POPOVER,
          "inset-x-2 top-auto bottom-[calc(4rem+env(safe-area-inset-bottom))] w-auto max-h-[75dvh] overflow-y-auto lg:hidden",
        )}
      >
        <div className="grid gap-5">
          {rest.length > 0 && <SideNav groups={rest} label={t("more")} />}
          <AccountPanel user={user} preferences={preferences} signOut={signOut} links={accountLinks} />
        </div>
      </div>
    </>
  );
}
