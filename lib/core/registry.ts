/**
 * One process holds several copies of every module (server.ts, Next's server components, Next's client components rendered
 * on the server). What must exist once per process (pool, snapshots, batcher) lives here.
 */
const KEY = Symbol.for("fairlead.registry");

function registry(): Map<string, unknown> {
  const holder = globalThis as { [KEY]?: Map<string, unknown> };
  holder[KEY] ??= new Map();
  return holder[KEY];
}

/** The process's one instance of `name`, made on first use. */
export function singleton<T>(name: string, make: () => T): T {
  const map = registry();
  if (!map.has(name)) map.set(name, make());
  return map.get(name) as T;
}

/** Forgets an instance and returns it, so that its owner can close it. */
export function dropSingleton<T>(name: string): T | undefined {
  const value = registry().get(name) as T | undefined;
  registry().delete(name);
  return value;
}
