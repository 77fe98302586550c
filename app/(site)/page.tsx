import { redirect } from "next/navigation";
import { getCtx } from "@/lib/web/ctx";

/** The brand's front door: to one's portal, or to sign-in. */
export default async function LandingPage(): Promise<never> {
  const { actor } = await getCtx();
  if (actor.kind === "buyer" || actor.kind === "supplier" || actor.kind === "operator")
    redirect(`/${actor.kind}`);
  redirect("/sign-in");
}
