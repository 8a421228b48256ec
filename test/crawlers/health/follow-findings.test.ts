import { describe, expect, it } from "vitest";
import { followFindings } from "../../../crawlers/health/follow-findings.ts";
import type { Finding } from "../../../crawlers/health/health-facts.ts";

const now = new Date("2026-11-23T07:00:00Z");
const hour = 3_600_000;
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const silent: Finding = { kind: "silent", severity: "alarm", params: {} };
const row = (clearedAt: Date | null) => ({ id: "1", kind: "silent", clearedAt });
const nothing = { open: [], keep: [], clear: [], close: [] };
const well = { findings: [], undecided: [] };
const ill = { findings: [silent], undecided: [] };

describe("followFindings", () => {
  it("opens what is new, once", () => {
    expect(followFindings([], ill, now, hour)).toEqual({ ...nothing, open: [silent] });
    expect(followFindings([row(null)], ill, now, hour)).toEqual({
      ...nothing,
      keep: [{ id: "1", finding: silent }],
    });
  });

  it("closes only what stayed away, from when it was gone", () => {
    expect(followFindings([row(null)], well, now, hour)).toEqual({ ...nothing, clear: ["1"] });
    expect(followFindings([row(ago(hour - 1))], well, now, hour)).toEqual(nothing);
    expect(followFindings([row(ago(hour))], well, now, hour)).toEqual({
      ...nothing,
      close: [{ id: "1", at: ago(hour) }],
    });
  });

  it("takes what comes back in between for the same finding", () => {
    expect(followFindings([row(ago(hour / 2))], ill, now, hour).open).toEqual([]);
  });

  it("leaves what cannot be judged as it is", () => {
    const undecided = { findings: [], undecided: ["silent" as const] };
    expect(followFindings([row(null)], undecided, now, hour)).toEqual(nothing);
  });
});
