/** Shapes of suppliers and their sources that clients may know. */
import * as z from "zod";
import { emailSchema } from "@/lib/accounts/schema";
import { idSchema } from "@/lib/core/id-schema";
import { pageInput } from "@/lib/core/paging";

const name = z.string().trim().min(1, "must not be empty").max(200);

export const supplierView = z
  .object({
    id: idSchema("supplier"),
    name: z.string(),
    email: z.string(),
    status: z.enum(["active", "suspended"]),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Supplier" });
export type SupplierView = z.infer<typeof supplierView>;

export const listSuppliersInput = pageInput.extend({
  q: z.string().trim().max(120).optional().meta({ description: "A part of the name or the email address." }),
  status: z.enum(["active", "suspended"]).optional(),
});
export const createSupplierInput = z.object({ name, email: emailSchema });
export const supplierChanges = z
  .object({ name, email: emailSchema, status: z.enum(["active", "suspended"]) })
  .partial();
export const updateSupplierInput = supplierChanges.extend({ id: z.string() });

export const sourceView = z
  .object({
    id: idSchema("source"),
    supplierId: idSchema("supplier"),
    categoryId: idSchema("category"),
    name: z.string(),
    mode: z.enum(["test", "live"]).meta({ description: "In test mode every lead is a test lead." }),
    status: z.enum(["active", "disabled"]),
    specUrl: z.string().meta({ description: "The posting spec, for whoever has this address." }),
    keys: z.array(
      z.object({
        id: idSchema("key"),
        prefix: z.string(),
        test: z.boolean(),
        lastUsedAt: z.iso.datetime().nullable(),
      }),
    ),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Source" });
export type SourceView = z.infer<typeof sourceView>;

/** How a source stands, in one word. */
export const SOURCE_STATES = ["live", "test", "disabled"] as const;

export const listSourcesInput = pageInput.extend({
  supplierId: idSchema("supplier").optional(),
  categoryId: idSchema("category").optional(),
  state: z
    .enum(SOURCE_STATES)
    .optional()
    .meta({ description: "disabled, or of those that are not: in which mode." }),
});

export const newSourceView = sourceView
  .extend({ apiKey: z.string().meta({ description: "Shown once. Leads are posted with it." }) })
  .meta({ id: "NewSource" });
export type NewSourceView = z.infer<typeof newSourceView>;

export const createSourceInput = z.object({
  supplierId: idSchema("supplier"),
  categoryId: idSchema("category"),
  name,
  mode: z.enum(["test", "live"]).default("test"),
});
export const sourceChanges = z
  .object({ name, mode: z.enum(["test", "live"]), status: z.enum(["active", "disabled"]) })
  .partial();
export const updateSourceInput = sourceChanges.extend({ id: z.string() });

export const rotateSourceKeyInput = z.object({
  id: z.string(),
  test: z
    .boolean()
    .default(false)
    .meta({ description: "A test key, whose leads are all tests. Replaces the test key only." }),
});
