import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestSite, pictureDir, type TestSite } from "../fixtures/open-test-page.ts";

let site: TestSite;
beforeAll(async () => void (site = await openTestSite()));
afterAll(async () => await site?.close());

const titleOf = async (page: Page) => await page.getByTestId("item-title").textContent();
/** What a keyboard with a Russian layout sends for the key in A's place. */
const pressOnRussianLayout = async (page: Page, code: string, key: string) =>
  await page.evaluate(([code, key]) => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { code: code!, key: key!, bubbles: true, cancelable: true })), [code, key]);

describe("reviewing with the keyboard alone", () => {
  test("accepts on a Latin and on a Russian layout, goes on at once, and takes back", async () => {
    const { page, context, complaints } = await site.open("analyst");
    await page.goto(`${site.url}/review`);
    await page.getByTestId("item-title").waitFor();
    await page.screenshot({ path: path.join(pictureDir, "review.png") });
    const first = await titleOf(page);
    expect(await page.getByTestId("queue-count").textContent()).toBe("6 материалов");

    await page.keyboard.press("a");
    await expect.poll(async () => await titleOf(page)).not.toBe(first);
    expect(await page.getByTestId("queue-count").textContent()).toBe("5 материалов");
    const second = await titleOf(page);

    await pressOnRussianLayout(page, "KeyA", "ф");
    await expect.poll(async () => await titleOf(page)).not.toBe(second);
    await expect.poll(async () => await site.store.prisma.reviewItem.count({ where: { state: "done" } })).toBe(2);

    await pressOnRussianLayout(page, "KeyU", "г");
    await expect.poll(async () => await titleOf(page)).toBe(second);
    await page.keyboard.press("u");
    await expect.poll(async () => await titleOf(page)).toBe(first);
    expect(await site.store.prisma.reviewItem.count({ where: { state: "done" } })).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
