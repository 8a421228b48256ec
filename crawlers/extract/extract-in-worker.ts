import { ExtractionPool } from "./extraction-pool.ts";
import type { PageInput, PooledArticle, PoolLimits } from "./extraction-pool.ts";

/**
 * Extracts one page in a child process of its own and ends it. For single pages, as on the command line; for
 * many keep an `ExtractionPool`.
 * @throws {ExtractionError} (as rejection) what `extractArticle` throws, or a limit that the page broke
 */
export async function extractInWorker(
  input: PageInput,
  limits: Partial<Omit<PoolLimits, "workers" | "pagesPerWorker">> = {},
): Promise<PooledArticle> {
  const pool = new ExtractionPool({ ...limits, workers: 1 });
  try {
    return await pool.extract(input);
  } finally {
    await pool.close();
  }
}
