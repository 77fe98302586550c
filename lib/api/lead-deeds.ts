/** What operators' programs do to a lead: offer it again, erase who stands behind it. */
import * as z from "zod";
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { eraseContacts } from "@/lib/intake/erase-contacts";
import { type Resale, resellLeads } from "@/lib/intake/resell-leads.process";
import type { CallOptions } from "@/lib/runtime/use-case";
import { type Api, addRoute } from "./route";
import { moneyView } from "./views";

const resellBody = z.object({ release: resellLeads.input.shape.release });

const resellAnswer = z.object({
  leadId: z.string(),
  offered: z.boolean().meta({
    description:
      "False: there was nothing to sell. No place is free, or the lead is held, a test, rejected, a duplicate or erased.",
  }),
  sales: z.number().int().meta({ description: "How many bought it now." }),
  revenue: moneyView.meta({ description: "What they paid for it." }),
});

const eraseAnswer = z.object({
  leadId: z.string(),
  erasedBefore: z.boolean().meta({ description: "True: there was nothing left to erase." }),
});

/** One lead of a use case that takes many. */
const chosen = ({ params, body }: { params: Record<string, string>; body: Record<string, unknown> }) => ({
  ...body,
  leadIds: [requireId("lead", params.leadId ?? "")],
});
const leadIdOf = (input: unknown): string => (input as ReturnType<typeof chosen>).leadIds[0] ?? "";

function resold(leadId: string, { offered, sales, revenue, failed }: Resale) {
  if (failed > 0) {
    throw new AppError("unavailable", "lead.not_offered", {
      message: "The lead could not be offered at this moment. Try again.",
      retryAfterSeconds: 1,
    });
  }
  return { leadId, offered: offered > 0, sales, revenue };
}

export function registerLeadDeeds(api: Api): void {
  addRoute(api, {
    method: "post",
    path: "/api/v1/leads/{leadId}/resell",
    ids: { leadId: "lead" },
    tag: "Leads",
    summary: "Offer a lead again",
    description:
      "Routes a lead that has a place free like a new one; whoever had it gets it no more. With `release` a lead that is held goes, too. `GET /api/v1/leads/{leadId}` tells the decision.",
    body: resellBody,
    bodyExample: { release: false },
    answer: resellAnswer,
    useCase: {
      permission: resellLeads.permission,
      unchecked: async (ctx: Ctx, input: unknown, options?: CallOptions) =>
        resold(leadIdOf(input), await resellLeads.unchecked(ctx, input, options)),
    },
    input: chosen,
  });
  addRoute(api, {
    method: "post",
    path: "/api/v1/leads/{leadId}/erase",
    ids: { leadId: "lead" },
    tag: "Leads",
    summary: "Erase who stands behind a lead",
    description:
      "For good: with its buyers, its supplier and in what was sent. Sales and money stay as they are; nobody can buy the lead any more.",
    answer: eraseAnswer,
    useCase: {
      permission: eraseContacts.permission,
      unchecked: async (ctx: Ctx, input: unknown, options?: CallOptions) => {
        const { already } = await eraseContacts.unchecked(ctx, input, options);
        return { leadId: leadIdOf(input), erasedBefore: already > 0 };
      },
    },
    input: chosen,
  });
}
