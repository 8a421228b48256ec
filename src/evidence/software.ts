import pkg from "../../package.json" with { type: "json" };

/** How our files name what made them. */
export const software = `On Record ${pkg.version}`;
