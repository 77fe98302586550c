import { describe, expect, it } from "vitest";
import { type DeliveryMoment, tellDeliveries } from "@/components/lead/tell-deliveries";

const at = (minute: number) => new Date(Date.UTC(2026, 6, 1, 12, minute));
const tried = (number: number, minute: number, outcome: "failed" | "delivered" | "gone" = "failed") => ({
  number,
  outcome,
  status: 500,
  error: null,
  endedAt: at(minute),
});
const delivery = (values: Partial<DeliveryMoment>): DeliveryMoment => ({
  key: "a",
  endpoint: "CRM",
  state: "pending",
  attempts: 0,
  dueAt: at(59),
  settledAt: null,
  createdAt: at(0),
  lastStatus: null,
  lastError: null,
  tries: [],
  ...values,
});
const happened = (name: string, minute: number) => ({ kind: name, at: at(minute) });

/** "failed a 1,2" */
const tell = (others: readonly ReturnType<typeof happened>[], ...deliveries: readonly DeliveryMoment[]) =>
  tellDeliveries(others, deliveries).map((moment) => {
    if ("tries" in moment) return `failed ${moment.key}: ${moment.tries.map(({ number }) => number)}`;
    if ("number" in moment) return `arrived ${moment.key}`;
    return "delivery" in moment ? moment.delivery.state : moment.kind;
  });

describe("a lead's timeline", () => {
  it("tells every attempt in order, also of before it was sent again", () => {
    const tries = [tried(1, 1, "delivered"), tried(2, 5), tried(3, 8, "delivered")];
    const again = delivery({ state: "delivered", attempts: 2, settledAt: at(8), tries });
    expect(tell([happened("sold", 0), happened("opened", 6)], again)).toEqual([
      "sold",
      "arrived a-1",
      "failed a-2: 2",
      "opened",
      "arrived a-3",
    ]);
  });

  it("says what comes after what was tried, or that it was given up", () => {
    const sentAgain = delivery({ tries: [tried(1, 1, "delivered")] });
    expect(tell([], sentAgain)).toEqual(["arrived a-1", "pending"]);
    const givenUp = delivery({ state: "exhausted", dueAt: null, settledAt: at(2), tries: [tried(1, 2)] });
    expect(tell([], givenUp)).toEqual(["failed a-1: 1", "exhausted"]);
    expect(tell([], delivery({ state: "delivered", dueAt: null, settledAt: at(2) }))).toEqual(["delivered"]);
  });

  it("puts failures in a row together, of each delivery its own, until something else happens", () => {
    const one = delivery({ tries: [tried(1, 1), tried(2, 3), tried(3, 7)] });
    const other = delivery({ key: "b", tries: [tried(1, 2), tried(2, 4), tried(3, 9)] });
    expect(tell([happened("opened", 5)], one, other)).toEqual([
      "failed a-1: 1,2",
      "failed b-1: 1,2",
      "opened",
      "failed a-3: 3",
      "failed b-3: 3",
      "pending",
      "pending",
    ]);
  });
});
