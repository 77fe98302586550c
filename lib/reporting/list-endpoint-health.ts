import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, delivery, endpoint } from "@/db/schema";
import { type Id, isId } from "@/lib/core/id";
import { decodeCursor, type Page, toPage } from "@/lib/core/paging";
import { toEndpointView } from "@/lib/deliveries/to-endpoint-view";
import { query } from "@/lib/runtime/use-case";
import { type EndpointFigures, type EndpointHealth, listEndpointHealthInput } from "./health-schema";
import { likeLiteral } from "./lead-filter";
import { readTries } from "./read-tries";

const NOTHING: EndpointFigures = {
  tries24h: 0,
  successes24h: 0,
  tries7d: 0,
  successes7d: 0,
  medianMs: null,
  p95Ms: null,
  waiting: 0,
  givenUp: 0,
};

/** Trouble first: what fails, then what is disabled, then the rest. */
const rank = sql<number>`case when ${endpoint.disabledAt} is not null then 1 when ${endpoint.failingSince} is not null then 0 else 2 end`;

/** How endpoints do, those in trouble first; a buyer's user sees the buyer's own. */
export const listEndpointHealth = query({
  name: "endpoint.list_health",
  permission: "delivery.read",
  input: listEndpointHealthInput,
  async run(tx, input, ctx): Promise<Page<EndpointHealth>> {
    const rows = await tx
      .select({ endpoint, buyer: { id: buyer.id, name: buyer.name }, rank })
      .from(endpoint)
      .innerJoin(buyer, eq(buyer.id, endpoint.buyerId))
      .where(
        and(
          stateIs(input.state),
          input.kind && eq(endpoint.kind, input.kind),
          input.buyerId && eq(endpoint.buyerId, input.buyerId),
          input.endpointId && eq(endpoint.id, input.endpointId),
          input.q ? nameBegins(input.q) : undefined,
          behind(input.cursor),
        ),
      )
      .orderBy(asc(rank), desc(endpoint.id))
      .limit(input.limit + 1);
    const ids = rows.slice(0, input.limit).map((row) => row.endpoint.id);
    const figures = await readFigures(tx, ids, ctx.now());
    return toPage(
      rows,
      input.limit,
      (row) => [row.rank, row.endpoint.id],
      (row): EndpointHealth => ({
        endpoint: toEndpointView(row.endpoint),
        buyer: row.buyer,
        failingSince: row.endpoint.failingSince,
        ...(figures.get(row.endpoint.id) ?? NOTHING),
      }),
    );
  },
});

function stateIs(state: string | undefined): SQL | undefined {
  const enabled = isNull(endpoint.disabledAt);
  switch (state) {
    case "disabled":
      return isNotNull(endpoint.disabledAt);
    case "failing":
      return and(enabled, isNotNull(endpoint.failingSince));
    case "working":
      return and(enabled, isNull(endpoint.failingSince), isNotNull(endpoint.lastSuccessAt));
    case "unused":
      return and(enabled, isNull(endpoint.failingSince), isNull(endpoint.lastSuccessAt));
    default:
      return undefined;
  }
}

function nameBegins(q: string): SQL | undefined {
  const start = `${likeLiteral(q)}%`;
  return or(ilike(endpoint.name, start), ilike(buyer.name, start));
}

function behind(cursor: string | undefined): SQL | undefined {
  const [place, id] = decodeCursor(cursor) ?? [];
  if (typeof place !== "number" || !isId("endpoint", id)) return undefined;
  return or(gt(rank, place), and(eq(rank, place), lt(endpoint.id, id)));
}

/** All figures of these endpoints: as many questions, however many there are, and however many deliveries. */
async function readFigures(
  tx: Tx,
  ids: readonly Id<"endpoint">[],
  now: Date,
): Promise<ReadonlyMap<Id<"endpoint">, EndpointFigures>> {
  if (ids.length === 0) return new Map();
  const tries = await readTries(tx, ids, now);
  const mine = inArray(delivery.endpointId, [...ids]);
  const waiting = await countBy(tx, and(mine, isNotNull(delivery.dueAt)));
  const givenUp = await countBy(tx, and(mine, eq(delivery.state, "exhausted")));
  return new Map(
    ids.map((id) => [
      id,
      { ...NOTHING, ...tries.get(id), waiting: waiting.get(id) ?? 0, givenUp: givenUp.get(id) ?? 0 },
    ]),
  );
}

async function countBy(tx: Tx, where: SQL | undefined): Promise<ReadonlyMap<Id<"endpoint">, number>> {
  const rows = await tx
    .select({ id: delivery.endpointId, n: count() })
    .from(delivery)
    .where(where)
    .groupBy(delivery.endpointId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
