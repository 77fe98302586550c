/** Work that no request asks for, at set times. One process of the installation does each run; a failed run is tried again. */
export interface Job {
  /** "check-invariants": in the log, and the task's name in the queue. Never changed, never reused. */
  readonly name: string;
  /** Five fields of cron, in UTC. */
  readonly cron: string;
  /** May be run twice, also at the same time: it must not matter. */
  run(now: Date): Promise<void>;
}

export function defineJob(job: Job): Job {
  return job;
}
