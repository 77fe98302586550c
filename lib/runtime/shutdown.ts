/** The end of the process, told to what runs on by itself: streams end, loops take no more work. */
import { singleton } from "@/lib/core/registry";

type Step = () => Promise<void>;

const controller = (): AbortController => singleton("shutdown", () => new AbortController());
const lastSteps = (): Step[] => singleton<Step[]>("shutdown-last", () => []);

export function shutdownSignal(): AbortSignal {
  return controller().signal;
}

/** For what starts the server inside its own process: runs when everything of the server has ended. */
export function afterShutdown(step: Step): void {
  lastSteps().push(step);
}

/** For server.ts alone: tells everybody, and gives what remains to be done at the very end. */
export function beginShutdown(): readonly Step[] {
  controller().abort();
  return lastSteps();
}
