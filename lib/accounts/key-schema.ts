/** Shapes of API keys that clients may know. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";

export const keyView = z
  .object({
    id: idSchema("key"),
    name: z.string(),
    prefix: z.string().meta({ description: "The first characters, to recognise the key by." }),
    test: z.boolean(),
    userId: idSchema("user").nullable(),
    sourceId: idSchema("source").nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });
export type KeyView = z.infer<typeof keyView>;

/** A key as it is made: the only time that its text is seen. */
export const newKeyView = keyView
  .extend({ apiKey: z.string().meta({ description: "Shown once. Keep it secret." }) })
  .meta({ id: "NewApiKey" });
export type NewKeyView = z.infer<typeof newKeyView>;

export const createKeyInput = z.object({
  name: z.string().trim().min(1, "must not be empty").max(120),
  userId: idSchema("user")
    .optional()
    .meta({ description: "For another user of the brand; operators who manage users only." }),
});
