import { eq } from "drizzle-orm";
import * as z from "zod";
import { source } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readSourceView } from "./read-source-views";
import type { SourceView } from "./schema";

/** One source; a supplier's user sees only its own. */
export const getSource = query({
  name: "source.get",
  permission: "source.read",
  input: z.object({ id: z.string() }),
  async run(tx, input): Promise<SourceView> {
    const [row] = await tx
      .select()
      .from(source)
      .where(eq(source.id, requireId("source", input.id)));
    if (!row) throw notFound("source");
    return readSourceView(tx, row);
  },
});
