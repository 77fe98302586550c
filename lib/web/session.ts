import { headers } from "next/headers";
import { cache } from "react";
import { type ResolvedSession, resolveSession } from "@/lib/accounts/resolve-session";

/** Who is signed in, asked of the database once per request. */
export const getSession = cache(async (): Promise<ResolvedSession | null> => resolveSession(await headers()));
