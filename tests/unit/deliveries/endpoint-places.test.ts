import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { endpointPlaces } from "@/lib/deliveries/endpoint-places";

const limits = { perEndpoint: 2, perBusyEndpoint: 8, total: 20 };
const id = newId("endpoint");

describe("the places of an endpoint", () => {
  it("are few until it has answered while more was waiting, and few again when it rests or fails", () => {
    const places = endpointPlaces(limits);
    expect(places.allowances().size).toBe(0);
    places.take(id);
    expect(places.allowances().get(id)).toBe(1);
    places.take(id);
    expect(places.allowances().get(id)).toBe(0);
    places.noteOutcome(id, true);
    expect(places.free(id)).toBe(true);
    expect(places.allowances().get(id)).toBe(7);
    places.free(id);
    expect(places.allowances().get(id)).toBe(8);
    places.take(id);
    places.forgetIdle();
    expect(places.allowances().get(id)).toBe(7);
    places.noteOutcome(id, false);
    expect(places.allowances().get(id)).toBe(1);
    expect(places.free(id)).toBe(false);
    expect(places.allowances().size).toBe(0);
    expect(places.taken()).toBe(0);
  });

  it("are few again when nothing more was waiting", () => {
    const places = endpointPlaces(limits);
    places.take(id);
    places.take(id);
    places.noteOutcome(id, true);
    places.free(id);
    places.free(id);
    places.forgetIdle();
    expect(places.allowances().size).toBe(0);
  });

  it("that one alone does not fill stay as they are: nothing waits for more", () => {
    const places = endpointPlaces(limits);
    places.take(id);
    places.noteOutcome(id, true);
    expect(places.allowances().get(id)).toBe(1);
    expect(places.free(id)).toBe(false);
  });
});
