import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runOnRecord } from "../fixtures/run-onrecord.ts";

const trace = /\n\s+at .*\(.*:\d+:\d+\)/;

describe("what goes wrong is said in a sentence", () => {
  let dir: string;
  beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord cli "))));
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  test("wrong settings are all listed, each with its fix", async () => {
    const { code, stderr } = await runOnRecord(["start"], {
      env: {
        ONRECORD_DATA: dir,
        ONRECORD_PORT: "many",
        REDIS_URL: "http://nowhere",
        LOG_LEVEL: "loud",
      },
    });
    expect(code).toBe(1);
    for (const name of ["ONRECORD_PORT", "REDIS_URL", "LOG_LEVEL"]) expect(stderr).toContain(name);
    expect(stderr).toContain("redis://host:6379");
    expect(stderr).not.toMatch(trace);
  });

  test("a taken port names another one", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as net.AddressInfo;
    const { code, stderr } = await runOnRecord(["start"], {
      env: { ONRECORD_DATA: dir, ONRECORD_PORT: String(port) },
    });
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`ONRECORD_PORT=${port + 1}`);
    expect(fs.existsSync(path.join(dir, "postgres")), "nothing was begun").toBe(false);
  });

  test("a database that does not answer is named without its password", async () => {
    const { code, stderr } = await runOnRecord(["crawl"], {
      env: { ONRECORD_DATA: dir, DATABASE_URL: "postgresql://user:s3cret@127.0.0.1:9/none" },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("127.0.0.1:9");
    expect(stderr).not.toContain("s3cret");
    expect(stderr).not.toMatch(trace);
  });

  test("a process alone without any database says how to get one", async () => {
    const { code, stderr } = await runOnRecord(["work"], {
      env: { ONRECORD_DATA: dir, DATABASE_URL: "" },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("DATABASE_URL");
  });

  test("a broken source file is named with field and fix, and the good ones still count", async () => {
    fs.mkdirSync(path.join(dir, "sources"));
    fs.writeFileSync(
      path.join(dir, "sources", "broken.json"),
      JSON.stringify({ id: "Not A Slug", name: { ru: "x", en: "x" } }),
    );
    const { code, stdout } = await runOnRecord(["source", "check"], {
      env: { ONRECORD_DATA: dir },
    });
    expect(code).toBe(1);
    expect(stdout).toContain("broken.json");
    expect(stdout).toMatch(/id.*slug/);
    expect(stdout).toMatch(/\d+ definitions are good, 1 cannot be used/);
  });

  test("words that are no command end with 2 and a hint", async () => {
    const { code, stderr } = await runOnRecord(["watch-everything"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--help");
    expect((await runOnRecord(["--help"])).code).toBe(0);
  });
});
