import { afterEach, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { brandHost, outboxMail } from "@/db/schema";
import { createApi } from "@/lib/api/app";
import { brandDirectory } from "@/lib/brands";
import { startBackgroundWork } from "@/lib/jobs/start-background-work";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeStage } from "@/tests/factories/make-stage";
import { openWebhookSink } from "@/tests/support/webhook-sink";
import { GERMANY, makeKey, makeMarket, person } from "../intake/market";
import { until } from "./delivery-market";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

it("a posted lead is in the buyer's webhook and mailbox within two seconds", async () => {
  const sink = await openWebhookSink();
  ends.push(sink.close);
  const brand = await makeBrand();
  await withPlatform("tests make brands as the platform does", (tx) =>
    tx.insert(brandHost).values({ host: `${brand.facts.slug}.test`, brandId: brand.id, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const market = await makeMarket({ brand, fundsMinor: 0 });
  const buyer = await makeBuyer(brand, { fundsMinor: 100_000 });
  const endpoints = [
    await makeEndpoint(brand, buyer, { kind: "webhook", config: { url: sink.url } }),
    await makeEndpoint(brand, buyer, { config: { to: ["sales@buyer.example"] } }),
  ];
  const { category } = market;
  const contract = await makeContract(brand, { buyer, category, territory: GERMANY, endpoints });
  await makeStage(brand, { category, contracts: [contract], position: 1 });
  const key = await makeKey(market);
  ends.push(startBackgroundWork());
  const post = async (): Promise<string> => {
    const answer = await createApi().request("/api/v1/leads", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(person()),
    });
    const { status, id } = (await answer.json()) as { status: string; id: string };
    expect(status).toBe("sold");
    return id;
  };
  const mails = () => withBrand({ brandId: brand.id }, (tx) => tx.select().from(outboxMail));
  // The first one also loads what makes mails.
  await post();
  await sink.received(1);
  await until(mails, ({ length }) => length === 1);
  const id = await post();
  const calls = await sink.received(2, 2_000);
  expect(JSON.parse(calls[1]?.body ?? "{}").data.lead.id).toBe(id);
  const sent = await until(mails, ({ length }) => length === 2, 2_000);
  expect(sent.map(({ to }) => to)).toEqual(["sales@buyer.example", "sales@buyer.example"]);
});
