import type { ReactNode } from "react";
import type { BrandLogo } from "@/lib/brands/logo-schema";
import { Link } from "../ui/link";
import { Logo } from "./logo";

interface Props {
  readonly brand: { readonly name: string; readonly logo: BrandLogo };
  readonly children?: ReactNode;
}

/** Whose site it is, over pages before sign-in and over those that are not there. */
export function SiteHeader({ brand: { name, logo }, children }: Props) {
  return (
    <header className="flex min-h-16 items-center justify-between gap-4 px-4 lg:px-8">
      <Link href="/" className="flex min-h-11 min-w-0 items-center text-base">
        <Logo name={name} logo={logo} />
      </Link>
      {children}
    </header>
  );
}
