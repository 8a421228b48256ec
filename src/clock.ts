/** The one source of time. Handed to every process; a simulated one exists in tests alone. */
export interface Clock {
  now(): Date;
  /** True only for clocks used in tests; written into each capture so that no proof rests on it. */
  readonly simulated: boolean;
  /** Lets time pass without waiting for it, where the clock is simulated. Missing: waiting takes its time. */
  wait?(ms: number): Promise<void>;
}

export const systemClock: Clock = { now: () => new Date(), simulated: false };
