/** What Postgres' programs see of our environment: nothing, so that no PG* variable of the machine changes them. */
export const SERVER_ENVIRONMENT =
  // Windows' programs do not start without theirs.
  process.platform === "win32" ? undefined : ({ LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" } as const);

/**
 * How the server runs, as arguments for `postgres`: given on every start, so that a new version's settings reach old data.
 * Durability is on (fsync, synchronous_commit, full_page_writes are Postgres' defaults); memory and log sizes suit a demo and
 * an honest benchmark on a small machine. Only loopback TCP: a socket file would be one more door to guard.
 */
export function serverSettings(port: number, unsafeFast: boolean): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    cluster_name: "fairlead",
    max_connections: 100,
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    min_wal_size: "256MB",
    checkpoint_timeout: "15min",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // Without it the log would hold the values of failed statements, and those are people's names and numbers.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(unsafeFast && {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      shared_buffers: "128MB",
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
