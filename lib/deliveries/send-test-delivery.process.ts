/** "Send test lead": a made-up lead to one endpoint, at once, with what was sent and what came back. Nothing is stored or charged. */
import { eq } from "drizzle-orm";
import { buyer, category, contract, endpoint } from "@/db/schema";
import { countTry } from "@/lib/accounts/throttle";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import { newId, toUuid } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { httpGateway } from "@/lib/gateways/http";
import { sendMail } from "@/lib/gateways/mail";
import { command } from "@/lib/runtime/use-case";
import { attemptDelivery, type DeliveryGateways, type Sendable } from "./attempt-delivery";
import { SAMPLE_BASIS, sampleEvent } from "./sample-event";
import { endpointIdInput, type TestDeliveryView } from "./schema";

const PER_ENDPOINT = { tries: 10, windowSeconds: 60 };

/** Reads what is to be sent; counts the try, so that an endpoint cannot be used to knock on other people's doors. */
const prepareTest = command({
  name: "endpoint.test",
  permission: "endpoint.manage",
  input: endpointIdInput,
  async run(tx, input, ctx, audit): Promise<{ waitSeconds: number; sendable: Sendable }> {
    const id = requireId("endpoint", input.id);
    const [row] = await tx
      .select({ endpoint, locale: buyer.locale, timeZone: buyer.timeZone })
      .from(endpoint)
      .innerJoin(buyer, eq(buyer.id, endpoint.buyerId))
      .where(eq(endpoint.id, id));
    const foreign = ctx.actor.kind === "buyer" && ctx.actor.buyerId !== row?.endpoint.buyerId;
    if (!row || foreign) throw notFound("endpoint");
    const contracts = await tx
      .select({
        endpointIds: contract.endpointIds,
        contract: { id: contract.id, name: contract.name },
        category: { key: category.key, name: category.name, fields: category.fields },
      })
      .from(contract)
      .innerJoin(category, eq(category.id, contract.categoryId))
      .where(eq(contract.buyerId, row.endpoint.buyerId));
    const uuid = toUuid("endpoint", id);
    const basis = contracts.find(({ endpointIds }) => endpointIds.includes(uuid)) ?? SAMPLE_BASIS;
    audit({ objectKind: "endpoint", objectId: id });
    const { kind, config, secretEncrypted } = row.endpoint;
    return {
      waitSeconds: await countTry(tx, `endpoint-test:${id}`, PER_ENDPOINT, ctx.now()),
      sendable: {
        id: newId("delivery"),
        target: { endpointId: id, kind, config, secretEncrypted },
        event: sampleEvent(ctx.brand, basis, ctx.now()),
        category: basis.category,
        addressee: { locale: row.locale, timeZone: row.timeZone, balanceMinor: null },
      },
    };
  },
});

/**
 * @param gateways Default: the process's own.
 * @throws AppError endpoint.not_found, endpoint.too_many_tests
 */
export async function sendTestDelivery(
  ctx: Ctx,
  input: { readonly id: string },
  gateways: Partial<DeliveryGateways> = {},
): Promise<TestDeliveryView> {
  const { waitSeconds, sendable } = await prepareTest(ctx, input);
  if (waitSeconds > 0) {
    throw new AppError("limit_exceeded", "endpoint.too_many_tests", {
      message: "That were many tests. Wait a moment.",
      retryAfterSeconds: waitSeconds,
    });
  }
  const brand = await brandDirectory().findById(ctx.brand.id);
  if (!brand) throw notFound("brand");
  const result = await attemptDelivery(brand, sendable, {
    http: httpGateway(),
    sendMail,
    now: ctx.now,
    ...gateways,
  });
  const { startedAt, durationMs, outcome, status, error, request, response } = result;
  return { startedAt: startedAt.toISOString(), durationMs, outcome, status, error, request, response };
}
