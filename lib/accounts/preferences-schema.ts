/** What a person wants beside language and time zone. Client-safe. */
import * as z from "zod";

/** The mails that may come without having been asked for; each is on until the person says otherwise. */
export const NOTICES = ["mailLowBalance", "mailEndpointFailing"] as const;
export type Notice = (typeof NOTICES)[number];

/** One flat object of the person's own; keys that are not known here are kept as they are. */
export const preferencesSchema = z.looseObject({
  /** What is available falls below the company's threshold. */
  mailLowBalance: z.boolean().catch(true),
  /** An endpoint of the company takes nothing. */
  mailEndpointFailing: z.boolean().catch(true),
  /** Keys that act by themselves, such as "j" and "?". */
  shortcuts: z.boolean().catch(true),
});
export type Preferences = z.output<typeof preferencesSchema>;

/** What is left out stays as it is. */
export const updatePreferencesInput = z.strictObject({
  mailLowBalance: z.boolean().optional(),
  mailEndpointFailing: z.boolean().optional(),
  shortcuts: z.boolean().optional(),
});
