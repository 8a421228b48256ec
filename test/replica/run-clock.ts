/** The story's clock: seconds since the replica started, times its speed, until a test takes it over. */
export interface StoryClock {
  secondsSinceStart(): number;
  /** From the first call on time stands still at `second` and only moves by further calls. @throws {RangeError} backwards */
  advanceTo(second: number): void;
}

/**
 * @param now milliseconds
 * @param speed story seconds for each real second
 * @param startedAtMs when the story began; earlier than now for one that goes on
 */
export function runClock(now: () => number, speed: number, startedAtMs = now()): StoryClock {
  let pinnedSecond: number | null = null;
  return {
    secondsSinceStart: () => pinnedSecond ?? ((now() - startedAtMs) / 1000) * speed,
    advanceTo(second) {
      if (pinnedSecond !== null && second < pinnedSecond) {
        throw new RangeError(
          `The story stands at second ${pinnedSecond} and cannot go back to ${second}.`,
        );
      }
      pinnedSecond = second;
    },
  };
}
