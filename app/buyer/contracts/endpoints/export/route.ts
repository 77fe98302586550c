import { requireCtx } from "@/lib/web/ctx";
import { endpointsCsv } from "@/lib/web/endpoint-file";

/** The buyer's endpoints as CSV, in the order of the list. */
export async function GET(): Promise<Response> {
  return endpointsCsv(await requireCtx("buyer"), {});
}
