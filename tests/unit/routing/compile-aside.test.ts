import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { compileAside } from "@/lib/routing/engine/compile-snapshot";
import {
  CATEGORY,
  contractOf,
  GRID,
  leadOf,
  NOW,
  orderOf,
  placesOf,
  snapshotOf,
  stageOf,
} from "./routing-fixtures";

it("a snapshot compiled aside is the same, and others have their turn meanwhile", async () => {
  const contracts = Array.from({ length: 20_000 }, (_, i) =>
    contractOf(i + 1, { priceSharedMinor: 500 + (i % 7), lastServedAtMs: NOW - (i % 1_000) }),
  );
  let done = false;
  const compiling = compileAside({
    places: placesOf(GRID),
    timeZone: "Europe/Berlin",
    categories: [CATEGORY],
    stages: [stageOf()],
    contracts,
    nowMs: NOW,
  }).finally(() => {
    done = true;
  });
  let turns = 0;
  for (; !done; turns++) await setImmediate();
  expect(turns).toBeGreaterThan(1);
  const options = { lookahead: 200 };
  const wanted = orderOf(snapshotOf(contracts), leadOf(), options);
  expect(orderOf(await compiling, leadOf(), options)).toEqual(wanted);
});
