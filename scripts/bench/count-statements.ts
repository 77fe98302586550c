/** Loaded into the bench's server before anything else: counts what is sent to the database; tells that and its CPU when asked. */
import pg from "pg";

let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]): unknown {
  statements++;
  return Reflect.apply(query, this, args);
} as typeof query;

export interface ServerCount {
  readonly statements: number;
  readonly cpuMicroseconds: number;
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ statements, cpuMicroseconds: user + system } satisfies ServerCount);
});
