import type { Publication } from "./play-story.ts";

export interface SiteRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  /** `http://police.localhost:8080` */
  origin: string;
  /** How many requests this site has had: what the noise of a page is made from. */
  serial: number;
  nowMs: number;
  /** Publications of this site, newest first, removed ones included. */
  publications: Publication[];
  /** Those a listing, feed or sitemap shows now. */
  listed: Publication[];
}

export interface SiteReply {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Record<string, string>;
  /** Names the content without its noise; a reply that has it answers conditional requests. */
  etag?: string;
  lastModified?: string;
}

/** What a site answers; null where it has no such page, which becomes its own 404 page. */
export type Site = {
  respond(request: SiteRequest): SiteReply | null;
  notFound(request: SiteRequest): SiteReply;
  /** Seconds between requests that its robots.txt asks for. */
  crawlDelaySeconds: number;
  sitemaps: string[];
};
