import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { EmbeddedError } from "./embedded-error";

/** The port of the last start if it is free, so that addresses that people noted stay true; else any free one. */
export async function choosePort(dataDir: string): Promise<number> {
  let remembered = 0;
  try {
    remembered = Number(readFileSync(path.join(dataDir, "port"), "utf8"));
  } catch {
    // The first start.
  }
  if (Number.isInteger(remembered) && remembered > 0 && remembered < 65_536) {
    const free = await tryPort(remembered);
    if (free !== null) return free;
  }
  const any = await tryPort(0);
  if (any === null) throw new EmbeddedError("There is no free TCP port on 127.0.0.1.");
  return any;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}
