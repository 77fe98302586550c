/** Where leads come in. */
import * as z from "zod";
import { postLead, postLeads } from "@/lib/intake/post-lead";
import { batchAnswer, leadAnswer, MAX_BATCH } from "@/lib/intake/schema";
import { leadBody } from "@/lib/leads/schema";
import { bodyOf } from "./read-body";
import { type Api, type ApiContext, describeRoute } from "./route";
import { type LeadsAnswer, readList, takeBatch, takeLead } from "./take-leads";

const EXAMPLE = {
  contact: {
    firstName: "Erika",
    lastName: "Muster",
    email: "erika@example.org",
    phone: "0151 23456789",
    street: "Am Markt 1",
  },
  place: { country: "DE", postalCode: "80331", city: "München" },
  fields: { roofArea: 85, ownsHome: true },
  consent: {
    text: "I want offers from up to three companies.",
    givenAt: "2026-11-20T09:12:00Z",
    sourceUrl: "https://example.org/form",
    ip: "203.0.113.7",
    certificateUrl: null,
  },
  externalId: "their-id-1",
  subSource: "campaign-7",
  test: false,
};

export function registerPostLeads(api: Api): void {
  const described = { method: "post", tag: "Leads", status: 200 } as const;
  describeRoute(api, {
    ...described,
    path: "/api/v1/leads",
    summary: "Post a lead",
    description:
      "With a source's key, which names supplier and category. The answer is complete: a bad lead is answered with " +
      "`rejected` or `duplicate` and its reasons; only a bad request is refused. At most 256 kB.",
    body: leadBody,
    bodyExample: EXAMPLE,
    answer: leadAnswer,
    useCase: { unchecked: postLead, permission: "lead.post" },
  });
  describeRoute(api, {
    ...described,
    path: "/api/v1/leads/batch",
    summary: "Post up to 500 leads",
    description: `One result per lead, in their order. A list of leads instead of the object is taken, too. At most ${MAX_BATCH} leads and 8 MB.`,
    body: z.object({ leads: z.array(leadBody).min(1).max(MAX_BATCH) }),
    bodyExample: { leads: [EXAMPLE] },
    answer: batchAnswer,
    useCase: { unchecked: (ctx, body) => postLeads(ctx, readList(body)), permission: "lead.post" },
  });

  const requestOf = (c: ApiContext) => ({ requestId: c.get("requestId"), ...bodyOf(c) });
  api.post("/api/v1/leads", async (c) => toResponse(await takeLead(requestOf(c))));
  api.post("/api/v1/leads/batch", async (c) => toResponse(await takeBatch(requestOf(c))));
}

function toResponse({ status, headers, body }: LeadsAnswer): Response {
  return new Response(body, { status, headers });
}
