"use server";

import { redirect } from "next/navigation";
import { signOut as dropCookie } from "./auth";

/** Ends the session in the database and takes the cookie away. */
export async function signOut(): Promise<void> {
  await dropCookie({ redirect: false });
  redirect("/sign-in?signed-out=1");
}
