"use client";

import { usePathname } from "next/navigation";
import { cn } from "../cn";
import { Link } from "../ui/link";
import type { NavItem } from "./nav";

/** A place in the sidebar ("side") or in the phone's bar ("bar"); knows whether one is there. */
export function NavLink({ item, look }: { readonly item: NavItem; readonly look: "side" | "bar" }) {
  const path = usePathname();
  // A place may open with a saved view: it is the same place.
  const [place = item.href] = item.href.split("?");
  const current = path === place || (!item.exact && path.startsWith(`${place}/`));
  return (
    <Link
      href={item.href}
      shape={item.exact ? "overview" : "list"}
      aria-current={current ? "page" : undefined}
      // Chosen from the "More" menu: the menu has served.
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className={cn(
        "relative flex items-center rounded-md -outline-offset-2 [&_svg]:shrink-0",
        look === "side" &&
          "min-h-11 gap-3 px-3 lg:min-h-8 lg:gap-2.5 lg:px-2.5 [&_svg]:size-4.5 lg:[&_svg]:size-4",
        look === "bar" && "h-full min-h-14 flex-col justify-center gap-0.5 text-xs [&_svg]:size-5",
        current
          ? cn("font-semibold text-brand-text", look === "side" && "bg-brand-soft")
          : "text-muted hover:text-ink hover:bg-sunken",
      )}
    >
      {item.icon}
      <span className={look === "side" ? "min-w-0 flex-1 truncate" : "max-w-full truncate px-1"}>
        {item.label}
      </span>
      {item.count !== undefined && item.count > 0 && (
        <span
          className={cn(
            "rounded-full bg-brand px-1.5 text-xs font-semibold text-on-brand",
            look === "bar" && "absolute start-1/2 top-1 ms-1.5",
          )}
        >
          {item.count > 99 ? "99+" : item.count}
        </span>
      )}
    </Link>
  );
}
