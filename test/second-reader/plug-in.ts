import type { SecondReader } from "../../src/second-reader/second-reader.ts";

/** A second reader of a user's own: doubts everything. */
const plugIn: SecondReader = {
  name: "plug-in",
  read: async ({ marks }) =>
    JSON.stringify({ marks: marks.map((_, index) => ({ n: index + 1, verdict: "doubt" })) }),
};
export default plugIn;
