import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid } from "@/lib/core/id";
import { emailKey, phoneKey } from "@/lib/leads/person-keys";
import { phoneText } from "@/lib/leads/phone-text";
import { listLeads } from "@/lib/reporting/list-leads";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

let operator: Ctx;
let foreign: Ctx;
let leadId: string;
beforeAll(async () => {
  const market = await makeMarket();
  const row = {
    firstName: "Jörg",
    lastName: "Müller_Meier",
    email: "joerg@example.org",
    emailKey: emailKey("joerg@example.org"),
    phone: "+4915120000001",
    phoneKey: phoneKey("+4915120000001"),
    externalId: "their-1",
  };
  const lead = market.lead([], { row });
  await market.sell([market.lead(), lead]);
  leadId = fromUuid("lead", lead.id);
  operator = await makeUser(market.brand, { kind: "operator", role: "viewer" });
  foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
});

const found = async (ctx: Ctx, q: string) => (await listLeads(ctx, { q })).data.map(({ id }) => id);

describe("the search for a lead", () => {
  it.each([
    ["the email address", "joerg@example.org"],
    ["the address as somebody wrote it", " Joerg@Example.org "],
    ["the phone number as it is dialled here", "0151 20000001"],
    ["the phone number of the world", "+49 151 20000001"],
    ["the phone number as pages show it", phoneText("+4915120000001")],
    ["how the last name begins", "müller"],
    ["how the whole name begins", "jörg m"],
    ["the supplier's own id", "their-1"],
  ])("finds it by %s, and nothing at another brand", async (_by, q) => {
    expect(await found(operator, q)).toEqual([leadId]);
    expect(await found(foreign, q)).toEqual([]);
  });

  it("finds it by its id", async () => {
    expect(await found(operator, leadId)).toEqual([leadId]);
    expect(await found(foreign, leadId)).toEqual([]);
  });

  it.each(["%", "müller%", "m_ller", "joerg@example", "no-one@example.org"])(
    "takes %s as it is written",
    async (q) => {
      expect(await found(operator, q)).toEqual([]);
    },
  );
});
