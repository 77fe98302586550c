import { startEmbedded } from "@/db/embedded";

// A process that starts the embedded Postgres, says so, and leaves everything else to its end.
const embedded = await startEmbedded({ dataDir: process.argv[2] ?? "", unsafeFast: true });
console.log(embedded.port);
setInterval(() => undefined, 60_000);
