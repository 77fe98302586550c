import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { auditEvent } from "@/db/schema";
import {
  CATEGORY,
  call,
  contractBody,
  done,
  type Market,
  makeMarket,
  makeTenant,
  type Tenant,
} from "./tenant";

afterAll(closePool);

interface Things extends Market {
  readonly contractId: string;
  readonly stageId: string;
  readonly keyId: string;
  readonly leadId: string;
}

interface Command {
  /** As the audit log names it. */
  readonly action: string;
  readonly method: string;
  readonly path: (things: Things) => string;
  readonly body?: (things: Things) => unknown;
  /** Whose key is refused; default the operator's viewer. */
  readonly refused?: "buyerKey" | "supplierKey" | "sourceKey";
  /** Names nothing that could be another brand's. */
  readonly ownOnly?: true;
}

let home: Tenant;
let away: Tenant;
let things: Things;

beforeAll(async () => {
  home = await makeTenant();
  away = await makeTenant();
  const market = await makeMarket(home);
  // Before the contract: nobody has it yet.
  const lead = await done(call(market.sourceKey, "POST", "/api/v1/leads", LEAD));
  const contract = await done(call(home.owner, "POST", "/api/v1/contracts", contractBody(market)));
  const stages = await done(call(home.owner, "GET", `/api/v1/stages?categoryId=${market.categoryId}`));
  const key = await done(call(home.owner, "POST", "/api/v1/keys", { name: "one" }));
  things = { ...market, contractId: contract.id, stageId: stages.data[0].id, keyId: key.id, leadId: lead.id };
});

const LEAD = {
  contact: {
    firstName: "Erika",
    lastName: "Muster",
    email: "erika@example.org",
    phone: "0151 23456789",
  },
  place: { country: "DE", postalCode: "80331" },
  fields: { roofArea: 85 },
};

let serial = 0;
const fresh = (name: string): string => `${name} ${++serial}`;

/** In an order in which each can run on what those before it left. */
const COMMANDS: readonly Command[] = [
  {
    action: "lead.resell",
    method: "POST",
    path: (t) => `/api/v1/leads/${t.leadId}/resell`,
    body: () => ({ release: true }),
    refused: "buyerKey",
  },
  {
    action: "lead.erase",
    method: "POST",
    path: (t) => `/api/v1/leads/${t.leadId}/erase`,
    refused: "supplierKey",
  },
  {
    action: "key.create",
    method: "POST",
    path: () => "/api/v1/keys",
    body: () => ({ name: "CRM" }),
    refused: "sourceKey",
    ownOnly: true,
  },
  { action: "key.revoke", method: "DELETE", path: (t) => `/api/v1/keys/${t.keyId}`, refused: "sourceKey" },
  {
    action: "buyer.create",
    method: "POST",
    path: () => "/api/v1/buyers",
    body: () => ({ name: fresh("Buyer"), email: "b@example.org", timeZone: "Europe/Vienna" }),
    ownOnly: true,
  },
  {
    action: "buyer.update",
    method: "PATCH",
    path: (t) => `/api/v1/buyers/${t.buyerId}`,
    body: () => ({ phone: "030 1234", timeZone: "America/Chicago" }),
    refused: "buyerKey",
  },
  { action: "buyer.set_status", method: "POST", path: (t) => `/api/v1/buyers/${t.buyerId}/suspend` },
  {
    action: "wallet.adjust",
    method: "POST",
    path: (t) => `/api/v1/buyers/${t.buyerId}/adjustments`,
    body: () => ({ amountMinor: 500, reason: "goodwill" }),
    refused: "buyerKey",
  },
  {
    action: "wallet.set_credit_limit",
    method: "PUT",
    path: (t) => `/api/v1/buyers/${t.buyerId}/credit-limit`,
    body: () => ({ limitMinor: 5_000 }),
    refused: "buyerKey",
  },
  {
    action: "wallet.freeze",
    method: "POST",
    path: (t) => `/api/v1/buyers/${t.buyerId}/freeze`,
    body: () => ({ reason: "chargeback" }),
    refused: "buyerKey",
  },
  {
    action: "supplier.create",
    method: "POST",
    path: () => "/api/v1/suppliers",
    body: () => ({ name: fresh("Supplier"), email: "s@example.org" }),
    ownOnly: true,
  },
  {
    action: "supplier.update",
    method: "PATCH",
    path: (t) => `/api/v1/suppliers/${t.supplierId}`,
    body: () => ({ email: "new@example.org" }),
    refused: "supplierKey",
  },
  {
    action: "source.create",
    method: "POST",
    path: () => "/api/v1/sources",
    body: (t) => ({ supplierId: t.supplierId, categoryId: t.categoryId, name: fresh("Source") }),
    refused: "supplierKey",
  },
  {
    action: "source.update",
    method: "PATCH",
    path: (t) => `/api/v1/sources/${t.sourceId}`,
    body: () => ({ name: fresh("Renamed") }),
    refused: "supplierKey",
  },
  {
    action: "source.rotate_key",
    method: "POST",
    path: (t) => `/api/v1/sources/${t.sourceId}/rotate-key`,
    body: () => ({ test: true }),
    refused: "buyerKey",
  },
  {
    action: "category.create",
    method: "POST",
    path: () => "/api/v1/categories",
    body: () => ({ ...CATEGORY, key: fresh("pumps").replace(" ", "-") }),
    ownOnly: true,
  },
  {
    action: "category.update",
    method: "PATCH",
    path: (t) => `/api/v1/categories/${t.categoryId}`,
    body: () => ({ minimumPriceMinor: 1500 }),
    refused: "supplierKey",
  },
  {
    action: "stage.create",
    method: "POST",
    path: () => "/api/v1/stages",
    body: (t) => ({ categoryId: t.categoryId, name: fresh("Stage"), strategy: "weighted" }),
  },
  {
    action: "stage.update",
    method: "PATCH",
    path: (t) => `/api/v1/stages/${t.stageId}`,
    body: () => ({ strategy: "round_robin" }),
    refused: "buyerKey",
  },
  {
    action: "endpoint.create",
    method: "POST",
    path: () => "/api/v1/endpoints",
    body: (t) => ({
      buyerId: t.buyerId,
      kind: "webhook",
      name: fresh("Hook"),
      config: { url: "https://crm.example.org/" },
    }),
    refused: "supplierKey",
  },
  {
    action: "endpoint.update",
    method: "PATCH",
    path: (t) => `/api/v1/endpoints/${t.endpointId}`,
    body: () => ({ config: { to: ["new@example.org"] } }),
  },
  {
    action: "endpoint.set_enabled",
    method: "POST",
    path: (t) => `/api/v1/endpoints/${t.endpointId}/disable`,
  },
  {
    action: "contract.create",
    method: "POST",
    path: () => "/api/v1/contracts",
    body: (t) => contractBody(t),
    refused: "buyerKey",
  },
  {
    action: "contract.update",
    method: "PATCH",
    path: (t) => `/api/v1/contracts/${t.contractId}`,
    body: () => ({ priceExclusiveMinor: 4000 }),
  },
  { action: "contract.pause", method: "POST", path: (t) => `/api/v1/contracts/${t.contractId}/pause` },
  {
    action: "contract.archive",
    method: "DELETE",
    path: (t) => `/api/v1/contracts/${t.contractId}`,
    refused: "buyerKey",
  },
  { action: "stage.delete", method: "DELETE", path: (t) => `/api/v1/stages/${t.stageId}` },
];

async function timesDone(action: string): Promise<number> {
  return withBrand({ brandId: home.brand.id }, async (tx) => {
    const [row] = await tx.select({ n: count() }).from(auditEvent).where(eq(auditEvent.action, action));
    return row?.n ?? 0;
  });
}

describe.each(COMMANDS.map((command) => [command.action, command] as const))("%s", (_, command) => {
  const bodyOf = () => command.body?.(things);

  it("is not for everybody", async () => {
    const key = command.refused ? things[command.refused] : home.viewer;
    const answer = await call(key, command.method, command.path(things), bodyOf());
    expect([answer.status, answer.body.code]).toEqual([403, "account.not_permitted"]);
  });

  // A command that names no existing thing has no foreign one to name.
  if (!command.ownOnly)
    it("finds nothing of another brand", async () => {
      const answer = await call(away.owner, command.method, command.path(things), bodyOf());
      expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
      expect(answer.body.code).toMatch(/\.not_found$/);
    });

  it("works, and a replay gives the same answer and changes nothing", async () => {
    // The one stage that held contracts is deleted last: what is left in it moves first.
    if (command.action === "stage.delete") await emptyStage();
    const before = await timesDone(command.action);
    const body = bodyOf();
    const headers = { "idempotency-key": `key-${command.action}` };
    const first = await call(home.owner, command.method, command.path(things), body, headers);
    expect([first.status, first.body]).toEqual([expect.toSatisfy((s) => s === 200 || s === 201), first.body]);
    const replay = await call(home.owner, command.method, command.path(things), body, headers);
    expect([replay.status, replay.body]).toEqual([first.status, first.body]);
    expect(await timesDone(command.action)).toBe(before + 1);
  });
});

async function emptyStage(): Promise<void> {
  const stages = await done(call(home.owner, "GET", `/api/v1/stages?categoryId=${things.categoryId}`));
  const [from, to] = stages.data;
  expect(from.id).toBe(things.stageId);
  const refused = await call(home.owner, "DELETE", `/api/v1/stages/${from.id}`);
  expect([refused.status, refused.body.code]).toEqual([409, "stage.last_of_contracts"]);
  await done(call(home.owner, "PATCH", `/api/v1/stages/${to.id}`, { contractIds: from.contractIds }));
}
