export type Random = () => number;

/** mulberry32: small, seedable, good enough to choose mutations. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 to below the bound. */
export const whole = (random: Random, below: number): number => Math.floor(random() * below);

/** One of a list. */
export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[whole(random, list.length)] as T;
