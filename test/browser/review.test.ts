import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestSite, pictureDir, type TestSite } from "../fixtures/open-test-page.ts";

let site: TestSite;
beforeAll(async () => void (site = await openTestSite()));
afterAll(async () => await site?.close());
/** Each test finds the queue as it was seeded. */
beforeEach(async () => {
  const { prisma } = site.store;
  await prisma.decision.deleteMany();
  await prisma.reviewItem.updateMany({
    data: { state: "open", doneAt: null, leaseUserId: null, leaseUntil: null },
  });
  await prisma.incidentLink.updateMany({ data: { verdict: null } });
});

const titleOf = async (page: Page) => await page.getByTestId("item-title").textContent();
/** What a keyboard with a Russian layout sends for the key in A's place. */
const pressOnRussianLayout = async (page: Page, code: string, key: string) =>
  await page.evaluate(
    ([code, key]) =>
      document.activeElement!.dispatchEvent(
        new KeyboardEvent("keydown", { code: code!, key: key!, bubbles: true, cancelable: true }),
      ),
    [code, key],
  );

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
    await expect
      .poll(async () => await site.store.prisma.reviewItem.count({ where: { state: "done" } }))
      .toBe(2);

    await pressOnRussianLayout(page, "KeyU", "г");
    await expect.poll(async () => await titleOf(page)).toBe(second);
    await page.keyboard.press("u");
    await expect.poll(async () => await titleOf(page)).toBe(first);
    expect(await site.store.prisma.reviewItem.count({ where: { state: "done" } })).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("shows the next item without waiting for the server, and brings back what the server refuses", async () => {
    const { page, context } = await site.open("analyst");
    await page.goto(`${site.url}/review`);
    await page.getByTestId("item-title").waitFor();
    await page.waitForLoadState("networkidle").catch(() => {});
    const first = await titleOf(page);
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route("**/finish", async (route) => {
      await held;
      await route.fulfill({
        status: 409,
        contentType: "application/json",
        body: JSON.stringify({ code: "leased", message: "error.leased" }),
      });
    });
    await page.keyboard.press("r");
    await expect.poll(async () => await titleOf(page)).not.toBe(first);
    expect(await site.store.prisma.reviewItem.count({ where: { state: "done" } })).toBe(0);
    letThrough();
    await expect.poll(async () => await titleOf(page)).toBe(first);
    expect(await page.getByTestId("notice").textContent()).toContain("открыт у другого человека");
    await context.close();
  });

  test("a chosen passage shows who speaks and why it was marked, and is decided on alone", async () => {
    const { page, context } = await site.open("analyst");
    await page.goto(`${site.url}/review?label=stigma.incitement`);
    await page.getByTestId("item-title").waitFor();
    for (let n = 0; n < 4; n += 1) await page.keyboard.press("ArrowDown");
    const why = page.getByRole("region", { name: "Отмеченные фрагменты" });
    await expect
      .poll(async () => await why.textContent())
      .toContain("цитирует и осуждает: активисты");
    expect(await why.textContent()).toContain("соответствуют правилу ru-criminalising-001");
    await page.screenshot({ path: path.join(pictureDir, "review-why.png") });
    await page.keyboard.press("r");
    await expect
      .poll(
        async () =>
          await site.store.prisma.decision.findMany({ where: { subject: "flag", undoneAt: null } }),
      )
      .toMatchObject([{ verdict: "reject" }]);
    expect(await page.getByTestId("queue-count").textContent()).toBe("1 материал");
    await page.keyboard.press("u");
    await expect
      .poll(async () => await site.store.prisma.decision.count({ where: { undoneAt: null } }))
      .toBe(0);
    await context.close();
  });

  test("links to an incident that was not suggested, and the keys can be switched off", async () => {
    const { page, context } = await site.open("coordinator");
    await page.goto(`${site.url}/review`);
    await page.getByTestId("item-title").waitFor();
    await page.keyboard.press("l");
    const picker = page.getByRole("dialog");
    await picker.getByRole("option", { name: /Закрытое дело/u }).waitFor();
    await page.keyboard.type("Закрытое");
    await expect.poll(async () => await picker.getByRole("option").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect
      .poll(
        async () =>
          await site.store.prisma.incidentLink.count({
            where: { incidentId: site.story.closedIncidentId, verdict: "accepted" },
          }),
      )
      .toBe(1);
    await page.keyboard.press("Shift+Slash");
    await page.getByRole("dialog").waitFor();
    await page.screenshot({ path: path.join(pictureDir, "review-keys.png") });
    await page.getByRole("switch").press(" ");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const title = await titleOf(page);
    await page.keyboard.press("a");
    await page.keyboard.press("n");
    expect(await titleOf(page)).toBe(title);
    expect(await site.store.prisma.reviewItem.count({ where: { state: "done" } })).toBe(0);
    await context.close();
  });
});
