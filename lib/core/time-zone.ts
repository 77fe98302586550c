/** Names of time zones, for inputs. */
import * as z from "zod";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Offsets such as +02:00 pass Intl but know no summer time.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, "must be a time zone such as Europe/Berlin")
  .meta({ examples: ["Europe/Berlin"] });
