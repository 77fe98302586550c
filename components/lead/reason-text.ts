import type { Field } from "@/lib/leads/schema";
import type { Reason } from "@/lib/reporting/schema";
import { pickText } from "./pick-text";

/** The texts of `leads`, from a component or an action. */
interface Words {
  (key: string): string;
  has(key: string): boolean;
}

/**
 * Words for reasons: "Phone: is not a phone number that can exist in the country". A code without a text here keeps the
 * sentence it was stored with.
 */
export function reasonText(
  leads: unknown,
  schema: readonly Field[],
  locale: string,
): (reason: Reason) => string {
  // Codes and paths come from elsewhere: whether there is a text for them, nobody knows before.
  const say = leads as Words;
  const nameOf = (path: string): string => {
    const [room = "", key = ""] = path.split(".", 2);
    const field = room === "fields" ? schema.find((one) => one.key === key) : undefined;
    if (field) return pickText(field.label, locale);
    const name = key ? `path.${room}_${key}` : `path.${room}`;
    return say.has(name) ? say(name) : path;
  };
  return ({ code, field, message }) => {
    const what = say.has(`reason.${code}`) ? say(`reason.${code}`) : message;
    return field ? `${nameOf(field)}: ${what}` : what;
  };
}
