import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { openTestSite, type TestSite } from "../fixtures/open-test-page.ts";
import { makeEntry } from "../fixtures/seed-story.ts";

describe("coming in by a one-time link", () => {
  let site: TestSite;
  beforeAll(async () => void (site = await openTestSite()));
  afterAll(async () => await site?.close());

  test("takes one press of a key, works once, and says what to do the second time", async () => {
    const { page, context } = await site.open(null, { locale: "kk" });
    const token = await makeEntry(site.store, site.story.users.analyst.id, systemClock.now());
    await page.goto(`${site.url}/enter/${token}`);
    await page.getByRole("button", { name: "Кіру" }).waitFor();
    // Looking at the link has not used it up: previews and scanners look, too.
    await page.reload();
    await page.getByRole("button", { name: "Кіру" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => page.url()).toBe(`${site.url}/incidents`);
    await context.clearCookies();
    await page.goto(`${site.url}/enter/${token}`);
    await page
      .getByRole("button")
      .filter({ hasText: /Кіру|Войти/u })
      .press("Enter");
    await page.getByRole("alert").waitFor();
    await context.close();
  });

  test("signing out leaves nothing to be seen", async () => {
    const { page, context } = await site.open("analyst", { locale: "en" });
    await page.goto(`${site.url}/review`);
    await page.getByTestId("item-title").waitFor();
    await page.getByRole("button", { name: "Sign out" }).press("Enter");
    await page.getByLabel("Password").first().waitFor();
    await page.goBack();
    await page.getByLabel("Password").first().waitFor();
    expect(await page.getByTestId("item-title").count()).toBe(0);
    await context.close();
  });
});

describe("the first visit", () => {
  let site: TestSite;
  beforeAll(async () => void (site = await openTestSite({ seed: false })));
  afterAll(async () => await site?.close());

  test("makes the administrator by keyboard alone and shows what to do first", async () => {
    const { page, context, complaints } = await site.open(null, { locale: "en" });
    await page.goto(site.url);
    await page.getByLabel("Your name").focus();
    await page.keyboard.type("First Person");
    await page.keyboard.press("Tab");
    await page.keyboard.type("first@example.org");
    await page.keyboard.press("Tab");
    await page.keyboard.type("four words are better");
    await page.keyboard.press("Enter");
    await page.getByText("No incident is followed yet").waitFor();
    expect(await site.store.prisma.user.findMany()).toMatchObject([
      { role: "admin", locale: "en" },
    ]);
    // Asking who is there is answered with 401 before anybody is: the browser notes that.
    expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
    await context.close();
  });
});
