import type { BrowserContext } from "playwright";

export interface PrintRequest {
  /** Default A4. */
  format?: "A4" | "A5" | "Letter";
  landscape?: boolean;
  /** HTML of Chromium's print header and footer. */
  headerTemplate?: string;
  footerTemplate?: string;
}

/** A PDF of our own HTML; pictures and styles must be inside it (data: URLs). */
export async function printHtml(
  context: BrowserContext,
  html: string,
  request: PrintRequest,
): Promise<Uint8Array> {
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: "load", timeout: 30_000 });
  const { headerTemplate, footerTemplate } = request;
  const pdf = await page.pdf({
    format: request.format ?? "A4",
    landscape: request.landscape ?? false,
    printBackground: true,
    preferCSSPageSize: true,
    outline: true,
    tagged: true,
    ...(headerTemplate === undefined && footerTemplate === undefined
      ? {}
      : {
          displayHeaderFooter: true,
          headerTemplate: headerTemplate ?? "<span></span>",
          footerTemplate: footerTemplate ?? "<span></span>",
        }),
  });
  return new Uint8Array(pdf);
}
