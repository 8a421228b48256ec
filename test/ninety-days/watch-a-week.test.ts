import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";
import { testScale, writeScript } from "./write-script.ts";

// The whole form is `npm run test:ninety-days`. Everything that is watched here is made up.
test("finds every scripted edit, removal and return of a noisy week on six sites, and invents none", async () => {
  const world = writeScript("kensu", testScale);
  const { score } = await simulate(world);
  expect(score.found).toHaveLength(world.changes.length);
  expect(score).toMatchObject({ missed: [], invented: [], wrongFields: [], unread: [] });
}, 240_000);
