/** The connection that a brand's batches take, one behind the other. */
import { singleton } from "@/lib/core/registry";
import { sqlState } from "./brand";
import { type Client, pool } from "./client";

interface Lane {
  readonly client: Promise<Client>;
  /** Batches under way on it. */
  batches: number;
  broken: boolean;
}

/**
 * While a batch of a brand is under way, the next one goes behind it on the same connection: they would wait for each other in
 * the database anyway, holding a snapshot there.
 */
export async function onLane<T>(brandId: string, send: (client: Client) => Promise<T>): Promise<T> {
  const lanes = singleton("kernel-lanes", () => new Map<string, Lane>());
  let lane = lanes.get(brandId);
  if (!lane || lane.broken) {
    lane = { client: pool().connect(), batches: 0, broken: false };
    lanes.set(brandId, lane);
  }
  lane.batches++;
  let client: Client | null = null;
  try {
    client = await lane.client;
    return await send(client);
  } catch (error) {
    // A refusal by the kernel says nothing against the connection; anything else may be its end.
    if (!sqlState(error)?.startsWith("FL")) lane.broken = true;
    throw error;
  } finally {
    if (--lane.batches === 0) {
      if (lanes.get(brandId) === lane) lanes.delete(brandId);
      client?.release(lane.broken);
    }
  }
}
