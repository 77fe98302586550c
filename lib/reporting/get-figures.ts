import * as z from "zod";
import { query } from "@/lib/runtime/use-case";
import { type Figures, periodSchema } from "./figures-schema";
import { readFigures } from "./read-figures";

/** The brand's figures of today, or of so many days up to now, in its own zone, against those of the time before. */
export const getFigures = query({
  name: "figures.get",
  permission: "lead.read",
  input: z.object({ days: periodSchema }),
  run: (tx, { days }, ctx): Promise<Figures> =>
    readFigures(tx, { timeZone: ctx.brand.timeZone, now: ctx.now(), days }),
});
