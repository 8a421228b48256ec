import { defineConfig } from "vitest/config";

/** Tests in a real Chromium: `vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    reporters: ["default", "./test/closing-line-reporter.ts"],
    pool: "forks",
    // Two cores: one browser at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
  },
});
