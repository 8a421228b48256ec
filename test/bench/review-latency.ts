// How long from a key to the next item on the screen: node test/bench/review-latency.ts
import { openTestSite } from "../fixtures/open-test-page.ts";

const site = await openTestSite();
const { page } = await site.open("analyst");
await page.goto(`${site.url}/review`);
await page.getByTestId("item-title").waitFor();
await page.waitForLoadState("networkidle").catch(() => {});

/** In the page: from the key's event to the first frame in which another title stands. */
const press = async (key: string): Promise<number> =>
  await page.evaluate(async (pressed) => {
    const title = () => document.querySelector("[data-testid=item-title]")?.textContent;
    const before = title();
    const startedAt = performance.now();
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: pressed,
        code: `Key${pressed.toUpperCase()}`,
        bubbles: true,
        cancelable: true,
      }),
    );
    while (title() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startedAt;
  }, key);

const times: number[] = [];
for (let n = 0; n < 8; n += 1)
  for (const key of ["n", "n", "n", "k", "k", "k"]) times.push(await press(key));
for (const _ of [1, 2, 3]) times.push(await press("a"));
times.sort((a, b) => a - b);
const at = (share: number): string =>
  `${times[Math.floor(share * (times.length - 1))]!.toFixed(0)} ms`;
console.log(
  `key to next item, ${times.length} presses: median ${at(0.5)}, 90 % ${at(0.9)}, worst ${at(1)}`,
);
await site.close();
