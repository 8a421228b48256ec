import { expect, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
test("system clock is not simulated", () => expect(systemClock.simulated).toBe(false));
