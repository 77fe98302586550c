import { headers } from "next/headers";
import { cache } from "react";
import { brandDirectory, type KnownBrand } from "@/lib/brands/brand-directory";
import { readOrigin } from "@/lib/runtime/request-origin";

/** The brand whose host the request came in on, or null on the installation's own host and where there is none. */
export const getRequestBrand = cache(async (): Promise<KnownBrand | null> => {
  const { host } = readOrigin(await headers());
  return host === "" ? null : brandDirectory().findByHost(host);
});
