// Who may import whom: the table of docs/architecture.md as rules. `.ci/run` checks that a planted violation is found.
const everywhere = ["src/errors", "src/clock.ts"];
const edge = ["src/config.ts", "src/log.ts"];
const rooms = {
  "src/core": ["src/errors"],
  "src/lexicons": ["src/core", "src/models", "src/errors"],
  "src/models": ["src/core", "src/errors"],
  "src/i18n": ["src/errors"],
  "src/store": ["src/core", ...edge, ...everywhere],
  "src/queue": ["src/store", ...edge, ...everywhere],
  "src/egress": [...edge, ...everywhere],
  "src/browser": ["src/egress", ...edge, ...everywhere],
  "src/evidence": ["src/core", "src/store", ...edge, ...everywhere],
  "src/charts": ["src/core", "src/i18n"],
  "src/notify": ["src/core", "src/i18n", "src/charts", "src/egress", ...edge, ...everywhere],
  "src/second-reader": ["src/core", "src/egress", ...edge, ...everywhere],
  "src/embedded": [...edge, ...everywhere],
  "src/api": ["src/(?!web|cli)"],
  "src/web": ["src/i18n", "src/charts", "src/errors"],
  "src/cli": ["src/(?!web)", "crawlers", "workers"],
  "crawlers/sources": ["crawlers/define-source.ts"],
  crawlers: [
    "src/core",
    "src/store",
    "src/queue",
    "src/evidence",
    "src/egress",
    "src/browser",
    ...edge,
    ...everywhere,
  ],
  workers: [
    "src/core",
    "src/lexicons",
    "src/models",
    "src/i18n",
    "src/charts",
    "src/store",
    "src/queue",
    "src/evidence",
    "src/browser",
    "src/notify",
    "src/second-reader",
    ...edge,
    ...everywhere,
  ],
};

const ours = "^(src|crawlers|workers|test|prisma)/";
const start = (room) => `^${room}(/|$)`;

const roomRules = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `${room.replace("/", "-")}-imports-only-its-neighbours`,
  severity: "error",
  from: { path: start(room), ...(room === "crawlers" ? { pathNot: "^crawlers/sources/" } : {}) },
  to: { path: ours, pathNot: [start(room), ...mayImport.map((path) => `^${path}`)] },
}));

/** The only users of a library. */
const owners = [
  [
    "prisma",
    "^(@prisma|prisma)(/|$)|node_modules/(@prisma|prisma)/|^src/store/generated/",
    ["^src/store/", "^prisma\\.config\\.ts$"],
  ],
  ["queues", "node_modules/(bullmq|ioredis)/", ["^src/queue/"]],
  ["crawling", "node_modules/(crawlee|@crawlee|cheerio)/", ["^crawlers/"]],
  ["browser", "node_modules/playwright(-core)?/", ["^src/browser/"]],
].map(([name, path, pathNot]) => ({
  name: `${name}-has-one-owner`,
  severity: "error",
  from: { path: "^(src|crawlers|workers)/", pathNot },
  to: { path },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    ...owners,
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: { pathNot: "^src/store/generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^src/store/generated/" },
    exclude: { path: "^src/web/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
