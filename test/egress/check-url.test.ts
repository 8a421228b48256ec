import { describe, expect, it } from "vitest";
import { checkUrl } from "../../src/egress/check-url.ts";
import { EgressConfigError, EgressRefusedError } from "../../src/egress/egress-errors.ts";
import type { RefusalReason } from "../../src/egress/egress-errors.ts";
import { parseAllowList } from "../../src/egress/private-allow-list.ts";

const strict = { allowPrivate: [], ports: new Set([80, 443]) };

const listing = (...entries: string[]) => ({
  allowPrivate: parseAllowList(entries),
  ports: new Set([80, 443]),
});

function reasonOf(
  url: string,
  rules = strict as Parameters<typeof checkUrl>[1],
): RefusalReason | null {
  try {
    checkUrl(url, rules);
    return null;
  } catch (error) {
    if (error instanceof EgressRefusedError) return error.reason;
    throw error;
  }
}

const refused: Array<[url: string, reason: RefusalReason]> = [
  ["not a url", "url"],
  ["http://[::1", "url"],
  ["http://a b/", "url"],
  ["file:///etc/passwd", "scheme"],
  ["ftp://example.kz/", "scheme"],
  ["data:text/html,x", "scheme"],
  ["javascript:alert(1)", "scheme"],
  ["view-source:http://127.0.0.1/", "scheme"],
  ["ws://example.kz/", "scheme"],
  ["http://user@example.kz/", "credentials"],
  ["http://user:secret@example.kz/", "credentials"],
  ["http://example.kz:secret@127.0.0.1/", "credentials"],
  ["http://example.kz:22/", "port"],
  ["http://example.kz:6379/", "port"],
  ["http://127.0.0.1/", "address"],
  ["http://127.0.0.1:6379/", "address"],
  ["http://127.1/", "address"],
  ["http://127.0.1/", "address"],
  ["http://2130706433/", "address"],
  ["http://0x7f000001/", "address"],
  ["http://0x7f.0x0.0x0.0x1/", "address"],
  ["http://0177.0.0.1/", "address"],
  ["http://017700000001/", "address"],
  ["http://127.0.0.1./", "address"],
  ["http://127.0.0.0x1/", "address"],
  ["http://０１７７.0.0.1/", "address"],
  ["http://１２７.０.０.１/", "address"],
  ["http://127。0。0。1/", "address"],
  ["http://①②⑦.0.0.1/", "address"],
  ["http://%31%32%37.0.0.1/", "address"],
  ["http:\\\\127.0.0.1\\", "address"],
  ["http:127.0.0.1", "address"],
  ["http://127.0.0.1#@example.kz/", "address"],
  ["http://127.0.0.1?@example.kz/", "address"],
  ["http://ht\ttp@127.0.0.1/", "credentials"],
  ["http://0/", "address"],
  ["http://0.0.0.0/", "address"],
  ["http://169.254.169.254/latest/meta-data/", "address"],
  ["http://0xA9FEA9FE/", "address"],
  ["http://[::1]/", "address"],
  ["http://[::]/", "address"],
  ["http://[::ffff:127.0.0.1]/", "address"],
  ["http://[0:0:0:0:0:ffff:7f00:0001]/", "address"],
  ["http://[64:ff9b::7f00:1]/", "address"],
  ["http://[fd00:ec2::254]/", "address"],
  ["http://localhost/", "host"],
  ["http://LOCALHOST/", "host"],
  ["http://localhost./", "host"],
  ["http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "host"],
  ["http://site.localhost/", "host"],
  ["http://redis/", "host"],
  ["http://printer.local/", "host"],
  ["http://metadata.google.internal/", "host"],
  ["http://router.home.arpa/", "host"],
];

describe("checking a URL", () => {
  it.each(refused)("refuses %s for its %s", (url, reason) => expect(reasonOf(url)).toBe(reason));

  it.each([
    "http://example.kz/",
    "https://example.kz:443/a?b",
    "http://пример.қаз/",
    "http://8.8.8.8/",
    "https://example.kz./",
  ])("lets %s pass", (url) => expect(reasonOf(url)).toBeNull());

  it("strips a trailing dot and punycodes the host it hands on", () => {
    expect(checkUrl("https://Пример.қаз./", strict)).toMatchObject({
      host: "xn--e1afmkfd.xn--80ao21a",
      port: 443,
      secure: true,
      listed: false,
    });
  });

  it("shows neither query nor user name in its message", () => {
    expect(() => checkUrl("http://anna:pass@127.0.0.1/x?token=t", strict)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/anna|pass@|token/) }),
    );
  });
});

describe("the list of private hosts", () => {
  it("opens the very host and port, and nothing beside them", () => {
    const rules = listing("127.0.0.1:8123");
    expect(reasonOf("http://127.0.0.1:8123/", rules)).toBeNull();
    expect(reasonOf("http://2130706433:8123/", rules)).toBeNull();
    expect(reasonOf("http://127.0.0.1:8124/", rules)).toBe("address");
    expect(reasonOf("http://127.0.0.2:8123/", rules)).toBe("address");
    expect(reasonOf("http://localhost:8123/", rules)).toBe("host");
    expect(reasonOf("http://[::ffff:127.0.0.1]:8123/", rules)).toBe("address");
  });

  it("opens names below a wildcard, not the suffix and not look-alikes", () => {
    const rules = listing("*.localhost:8123");
    expect(reasonOf("http://polisia.localhost:8123/", rules)).toBeNull();
    expect(reasonOf("http://a.b.localhost:8123/", rules)).toBeNull();
    expect(reasonOf("http://localhost:8123/", rules)).toBe("host");
    expect(reasonOf("http://evillocalhost:8123/", rules)).toBe("host");
    expect(reasonOf("http://polisia.localhost.evil.kz:8123/", rules)).toBe("port");
  });

  it("without a port opens the ordinary ports alone, with * all of them", () => {
    expect(reasonOf("http://mail.intranet/", listing("mail.intranet"))).toBeNull();
    expect(reasonOf("http://mail.intranet:8080/", listing("mail.intranet"))).toBe("host");
    expect(reasonOf("http://mail.intranet:8080/", listing("mail.intranet:*"))).toBeNull();
    expect(reasonOf("http://[::1]:9/", listing("[::1]:*"))).toBeNull();
  });

  it("does not open credentials or other schemes", () => {
    const rules = listing("127.0.0.1:*");
    expect(reasonOf("http://a:b@127.0.0.1:1/", rules)).toBe("credentials");
    expect(reasonOf("ftp://127.0.0.1:1/", rules)).toBe("scheme");
  });

  it.each(["*", "*:80", "http://a.kz", "a.kz:0", "a.kz:70000", "a.kz/x", "", "u@a.kz", "*.*.kz"])(
    "cannot be read with %j on it",
    (entry) => expect(() => parseAllowList([entry])).toThrow(EgressConfigError),
  );
});
