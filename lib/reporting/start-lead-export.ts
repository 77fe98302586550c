import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { MOST_CHOSEN } from "@/lib/leads/chosen-schema";
import { command } from "@/lib/runtime/use-case";
import { LEAD_SORTS, leadFilterInput } from "./schema";

const startLeadExportInput = leadFilterInput.extend({
  sort: z.enum(LEAD_SORTS).default("-received"),
  /** Only these, whatever the filters say. */
  leadIds: z.array(idSchema("lead")).max(MOST_CHOSEN).optional(),
});

/** Whoever takes contacts away in a file is written down, with what he asked for; what he searched for may be a person. */
export const startLeadExport = command({
  name: "lead.export",
  permission: "lead.export",
  input: startLeadExportInput,
  async run(_tx, { q, leadIds, ...asked }, _ctx, audit): Promise<void> {
    const after = {
      ...asked,
      ...(q ? { searched: true } : {}),
      ...(leadIds ? { leads: leadIds.length } : {}),
    };
    audit({ objectKind: "lead", objectId: "export", after });
  },
});
