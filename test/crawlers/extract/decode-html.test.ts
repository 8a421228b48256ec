import * as fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeHtml } from "../../../crawlers/extract/decode-html.ts";

const RUSSIAN =
  "<html><body><p>Полиция Караганды сообщила, что фактов нарушения общественного порядка не выявлено.</p>" +
  "<p>В пресс-службе отказались от комментариев, сославшись на тайну следствия.</p></body></html>";
const KAZAKH =
  "<html><body><p>Қарағанды облысының полиция департаменті қоғамдық тәртіп бұзылмағанын мәлімдеді.</p>" +
  "<p>Іс құрамының болмауына байланысты қысқартылды, деп хабарлады ведомство.</p></body></html>";
const WRONG = [
  null,
  "text/html",
  "text/html; charset=iso-8859-1",
  "text/html; charset=utf-8",
  "text/html; charset=koi8-r",
];

describe("decoding the bytes of a page", () => {
  it.each(["windows-1251", "koi8-r", "cp866", "iso-8859-5", "utf-8", "utf-16le", "utf-16be"])(
    "reads Russian in %s whatever the header says",
    (encoding) => {
      for (const header of WRONG) {
        expect(decodeHtml(iconv.encode(RUSSIAN, encoding), header).html, `${header}`).toBe(RUSSIAN);
      }
    },
  );

  it.each(["rk1048", "pt154", "utf-8", "utf-16le"])(
    "reads Kazakh in %s without a declaration",
    (encoding) => {
      expect(decodeHtml(iconv.encode(KAZAKH, encoding), null).html).toBe(KAZAKH);
    },
  );

  it("reads kz-1048 as declared, although Windows-1251 nearly fits", () => {
    const decoded = decodeHtml(iconv.encode(KAZAKH, "rk1048"), "text/html; charset=KZ-1048");
    expect(decoded).toEqual({ html: KAZAKH, encoding: "rk1048", how: "header" });
  });

  it("reads Kazakh in the old encoding where the Russian one is declared, and Russian with its signs as Russian", () => {
    const declared = "text/html; charset=windows-1251";
    expect(decodeHtml(iconv.encode(KAZAKH, "rk1048"), declared).html).toBe(KAZAKH);
    const signs = `${RUSSIAN}<p>‹ Главная › Новости • №5</p>`;
    expect(decodeHtml(iconv.encode(signs, "windows-1251"), null).html).toBe(signs);
  });

  it("trusts a byte order mark above every declaration and removes it", () => {
    const bytes = iconv.encode(RUSSIAN, "utf-8", { addBOM: true });
    expect(decodeHtml(bytes, "text/html; charset=windows-1251")).toEqual({
      html: RUSSIAN,
      encoding: "utf-8",
      how: "bom",
    });
  });

  it("prefers valid UTF-8 to a meta element that says Windows-1251", () => {
    const page = RUSSIAN.replace("<body>", '<head><meta charset="windows-1251"></head><body>');
    expect(decodeHtml(Buffer.from(page), null)).toMatchObject({ html: page, how: "utf-8-valid" });
  });

  it("takes the meta element where the header's encoding gives nonsense", () => {
    const page = RUSSIAN.replace(
      "<body>",
      '<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>',
    );
    const decoded = decodeHtml(iconv.encode(page, "windows-1251"), "text/html; charset=iso-8859-5");
    expect(decoded).toEqual({ html: page, encoding: "windows-1251", how: "meta" });
  });

  it("keeps both halves of a page that mixes UTF-8 with a pasted Windows-1251 block", () => {
    const bytes = Buffer.concat([
      Buffer.from(RUSSIAN.repeat(3)),
      iconv.encode("<p>Вставка</p>", "windows-1251"),
      Buffer.from(KAZAKH),
    ]);
    const { html, how } = decodeHtml(bytes, null);
    expect(how).toBe("utf-8-mixed");
    expect(html).toBe(`${RUSSIAN.repeat(3)}<p>Вставка</p>${KAZAKH}`);
  });

  it("keeps a UTF-8 page that was cut in the middle of a letter", () => {
    const bytes = Buffer.from(RUSSIAN);
    const cut = bytes.subarray(0, bytes.indexOf("Караганды") + 3);
    expect(decodeHtml(cut, null).html).toContain("Полиция К");
  });

  it("does not take the accents of a Western page for Cyrillic", () => {
    const page = "<p>Über die Größe des Café, naïve façade déjà vu, señor: ça coûte 5 £</p>".repeat(
      3,
    );
    expect(decodeHtml(iconv.encode(page, "latin1"), null)).toMatchObject({
      html: page,
      encoding: "windows-1252",
    });
  });

  it("reads multi-byte East Asian encodings as declared", () => {
    const page = "<p>经济日报北京十一月二十二日讯 记者从有关部门获悉</p>";
    expect(decodeHtml(iconv.encode(page, "gb18030"), "text/html; charset=gb2312").html).toBe(page);
  });

  it("answers for any bytes at all", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.option(fc.string(), { nil: null }),
        (bytes, header) => {
          expect(typeof decodeHtml(bytes, header).html).toBe("string");
        },
      ),
    );
  });

  it("reads every valid UTF-8 text back unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const html = `<p>ж${text.replaceAll("\ufeff", "")}</p>`;
        expect(decodeHtml(Buffer.from(html), "text/html; charset=koi8-r").html).toBe(html);
      }),
    );
  });
});
