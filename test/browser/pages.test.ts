import { AxeBuilder } from "@axe-core/playwright";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestSite, pictureDir, type TestSite } from "../fixtures/open-test-page.ts";

let site: TestSite;
beforeAll(async () => void (site = await openTestSite()));
afterAll(async () => await site?.close());

/** Violations that keep people out; each with where it stands. A mail in its frame runs no scripts, so nothing can look into it. */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`,
      ),
    );
}

const pages: { name: string; path: () => string; ready: string }[] = [
  { name: "review", path: () => "/review", ready: "[data-testid=item-title]" },
  { name: "incidents", path: () => "/incidents", ready: ".card" },
  { name: "incident", path: () => "/incidents/karaganda-meeting-2021", ready: ".diff-text" },
  { name: "incident-new", path: () => "/incidents/new", ready: "form" },
  {
    name: "article",
    path: () => `/articles/${site.story.articleIds["police-release"]}`,
    ready: ".diff-text",
  },
  { name: "sources", path: () => "/sources", ready: ".findings" },
  { name: "source", path: () => "/sources/kz-akimat-karaganda", ready: ".coverage-bar" },
  { name: "alerts", path: () => "/alerts", ready: "[data-held]" },
  { name: "mailbox", path: () => "/mailbox", ready: "iframe" },
  { name: "users", path: () => "/users", ready: "tbody tr" },
  { name: "audit", path: () => "/audit", ready: "tbody tr" },
];

for (const locale of ["ru", "kk", "en"] as const) {
  describe(`every page in ${locale}`, () => {
    test(
      "keeps nobody out, asks nothing of others, and complains of nothing",
      { timeout: 300_000 },
      async () => {
        const { page, context, complaints } = await site.open("admin", {
          locale,
          dark: locale === "en",
        });
        for (const one of pages) {
          await page.goto(site.url + one.path());
          await page.locator(one.ready).first().waitFor();
          await page.screenshot({
            path: path.join(pictureDir, `${one.name}-${locale}.png`),
            fullPage: one.name !== "review",
          });
          expect.soft(await seriousViolations(page), `${one.name} in ${locale}`).toEqual([]);
          expect.soft(await page.locator("html").getAttribute("lang")).toBe(locale);
        }
        // The seeded mail carries a script, and the browser says that it did not run it.
        const refused = complaints.filter((complaint) => complaint.includes("/api/mailbox/"));
        expect(refused).toEqual([expect.stringContaining("Blocked script execution")]);
        expect(complaints.filter((complaint) => !refused.includes(complaint))).toEqual([]);
        await context.close();
      },
    );

    test("signs in with words of that language", async () => {
      const { page, context } = await site.open(null, { locale });
      await page.goto(`${site.url}/review`);
      await page.locator("input[type=password]").waitFor();
      await page.screenshot({ path: path.join(pictureDir, `sign-in-${locale}.png`) });
      expect(await seriousViolations(page)).toEqual([]);
      await context.close();
    });
  });
}

test("a mail's own script does not run, and its frame reaches nothing", async () => {
  const { page, context } = await site.open("coordinator");
  await page.goto(`${site.url}/mailbox`);
  const frame = page.frameLocator("iframe");
  await frame.locator("h1").waitFor();
  expect(await frame.locator("body").innerText()).toContain("опубликовала заявление");
  expect(await frame.locator("body").innerText()).not.toContain("script ran");
  await context.close();
});

test("an administrator passes robots.txt with a reason of some length and obeys it again; others see it only", async () => {
  const reason = "The ministry forbids all robots since the events in July.";
  const address = `${site.url}/sources/kz-police-karaganda`;
  const { page, context } = await site.open("admin", { locale: "en" });
  await page.goto(address);
  const pass = page.getByRole("button", { name: "Pass robots.txt for this source" });
  await page.getByRole("textbox", { name: "Reason" }).fill("too short");
  expect(await pass.isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await pass.click();
  await page.getByText(`robots.txt is passed: ${reason}`).waitFor();
  await page.getByText(/Decided by Askar Admin/u).waitFor();
  await page.goto(`${site.url}/audit`);
  await page.getByText(reason).waitFor();
  const other = await site.open("coordinator", { locale: "en" });
  await other.page.goto(address);
  await other.page.getByText(`robots.txt is passed: ${reason}`).waitFor();
  expect(await other.page.getByRole("button", { name: /robots/u }).count()).toBe(0);
  await page.goto(address);
  await page.getByRole("button", { name: "Obey robots.txt again" }).click();
  await pass.waitFor();
  await Promise.all([context.close(), other.context.close()]);
});
