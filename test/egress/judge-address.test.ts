import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAddress } from "../../src/egress/judge-address.ts";
import { refusedRanges } from "../../src/egress/refused-ranges.ts";

const notPublic: Array<[address: string, range: string]> = [
  ["0.0.0.0", "this network"],
  ["0.1.2.3", "this network"],
  ["10.0.0.1", "private"],
  ["100.64.0.1", "carrier NAT"],
  ["100.127.255.255", "carrier NAT"],
  ["100.100.100.200", "metadata service"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["168.63.129.16", "metadata service"],
  ["169.254.169.254", "link-local"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.0.0.1", "protocol assignments"],
  ["192.0.0.192", "metadata service"],
  ["192.88.99.1", "6to4 relay"],
  ["192.168.1.1", "private"],
  ["198.19.255.255", "benchmarking"],
  ["224.0.0.1", "multicast"],
  ["255.255.255.255", "reserved or broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::127.0.0.1", "IPv4-compatible"],
  ["::ffff:127.0.0.1", "loopback"],
  ["::ffff:7f00:1", "loopback"],
  ["0:0:0:0:0:ffff:a9fe:a9fe", "link-local"],
  ["::ffff:0:127.0.0.1", "IPv4-translated"],
  ["64:ff9b::127.0.0.1", "loopback"],
  ["64:ff9b::a9fe:a9fe", "link-local"],
  ["64:ff9b:1::1", "local NAT64"],
  ["100::1", "discard"],
  ["2001::1", "protocol assignments, Teredo"],
  ["2001:db8::1", "documentation"],
  ["2002:7f00:1::", "6to4"],
  ["fc00::1", "unique local"],
  ["fd12:3456::1", "unique local"],
  ["fd00:ec2::254", "metadata service"],
  ["fe80::1", "link-local"],
  ["fec0::1", "site-local"],
  ["ff02::1", "multicast"],
  ["4000::1", "unassigned"],
];

const isPublic = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.1",
  "172.15.255.255",
  "172.32.0.0",
  "192.167.255.255",
  "223.255.255.255",
  "2a00:1450:4001::1",
  "2606:4700::1111",
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
];

describe("judging an address", () => {
  it.each(notPublic)("holds %s to be %s", (address, range) => {
    expect(judgeAddress(address)).toMatchObject({ public: false, range });
  });

  it.each(isPublic)("lets %s pass", (address) => {
    expect(judgeAddress(address)).toEqual({ public: true, range: null, openable: false });
  });

  it.each([
    "",
    "localhost",
    "127.1",
    "0x7f.0.0.1",
    "2130706433",
    "fe80::1%eth0",
    "[::1]",
    " 1.1.1.1",
  ])("refuses %j, which is no canonical address", (address) =>
    expect(judgeAddress(address)).toMatchObject({ public: false, openable: false }),
  );

  it("judges an IPv4 address alike, alone and inside IPv6", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const alone = judgeAddress(address);
        expect(judgeAddress(`::ffff:${address}`)).toEqual(alone);
        expect(judgeAddress(`64:ff9b::${address}`)).toEqual(alone);
      }),
      { numRuns: 2000 },
    );
  });

  it("never calls anything outside 2000::/3 public unless it carries a public IPv4 address", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const verdict = judgeAddress(address);
        const mayBe = /^(?:[23][0-9a-f]{3}:|64:ff9b::|(?:0:)*:*(?:0:)*ffff:)/i.test(address);
        expect(verdict.public && !mayBe).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("never lets a list open metadata services, multicast or link-local", () => {
    const shut = refusedRanges.filter((range) => /metadata|multicast|link-local/.test(range.name));
    expect(shut.length).toBeGreaterThan(6);
    expect(shut.every((range) => !range.openable)).toBe(true);
  });
});
