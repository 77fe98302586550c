import { useTranslations } from "next-intl";
import type { NavGroup } from "./nav";
import { NavLink } from "./nav-link";

/** All places of a portal, grouped. */
export function SideNav({
  groups,
  label,
}: {
  readonly groups: readonly NavGroup[];
  readonly label?: string;
}) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={label ?? t("mainNavigation")} className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href}>
          {group.label && <p className="mb-1 px-2.5 text-xs font-medium text-muted">{group.label}</p>}
          <ul className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} look="side" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
