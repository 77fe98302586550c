import { singleton } from "@/lib/core/registry";
import { type ExampleRequest, exampleLead } from "./example-lead";

/** An example with another person in it each time, so that posting two makes no duplicate. */
export function nextExample(request: Omit<ExampleRequest, "sequence">): ReturnType<typeof exampleLead> {
  return exampleLead({ ...request, sequence: nextSequence(request.now) });
}

/** Ten a second at most over time, and never the same twice in a process. */
function nextSequence(now: Date): number {
  const state = singleton("posting-spec.sequence", () => ({ last: 0 }));
  state.last = Math.max(state.last + 1, Math.floor(now.getTime() / 100));
  return state.last;
}
