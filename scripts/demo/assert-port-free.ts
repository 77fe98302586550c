import { once } from "node:events";
import { createServer } from "node:net";

export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
}

/** Asked before anything slow happens. Throws PortTakenError with a sentence that says what to do. */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    const listening = once(probe, "listening");
    probe.listen(port, "127.0.0.1");
    await listening;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new PortTakenError(
        `Port ${port} is taken by another process. End it, or choose another port: PORT=${port + 1} npm run demo`,
      );
    }
    throw error;
  }
  probe.close();
  await once(probe, "close");
}
