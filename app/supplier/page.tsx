import { redirect } from "next/navigation";
import { requireCtx } from "@/lib/web/ctx";

/** What a supplier wants to know is what became of the leads. */
export default async function SupplierPage(): Promise<never> {
  await requireCtx("supplier");
  redirect("/supplier/leads");
}
