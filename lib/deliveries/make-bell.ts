export interface Bell {
  ring(): void;
  /** Until it rings or the time is over; at once where it has rung since the last wait. */
  wait(ms: number): Promise<void>;
}

/** Wakes a loop that sleeps; rings while it is awake are kept for its next sleep. */
export function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      wake = null;
      rung = false;
    },
  };
}
