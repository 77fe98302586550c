/** The process's log: JSON lines on stderr. Contacts, secrets and bodies are never logged; ids and reasons are. */
import pino from "pino";
import { singleton } from "@/lib/core/registry";
import { env } from "./env";

export type Log = pino.Logger;

export function log(): Log {
  return singleton("log", () =>
    pino(
      {
        level: env().LOG_LEVEL,
        base: null,
        redact: ["*.password", "*.apiKey", "*.authorization", "*.email", "*.phone", "*.contact"],
      },
      pino.destination(2),
    ),
  );
}
