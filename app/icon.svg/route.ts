import { iconAnswer } from "@/lib/web/brand-icon";

export const dynamic = "force-dynamic";

/** Asked for by whoever has not read the page. */
export function GET(): Promise<Response> {
  return iconAnswer("icon.svg");
}
