/**
 * An address like `url` that cannot exist on its host: the last part that tells one page from another is replaced, figures by
 * figures and words by words, so that the host answers it by the same means. Pure.
 *
 * @param salt letters and figures, different for each question
 */
export function nonsenseUrl(url: string, salt: string): string {
  const changed = new URL(url);
  const figures = salt.replaceAll(/\D/g, "").slice(0, 6).padEnd(6, "7");
  const ids = [...changed.searchParams].filter(([, value]) => /^\d+$/.test(value));
  const parts = changed.pathname.split("/");
  const last = parts.findLastIndex((part) => part !== "");
  const name = parts[last] ?? "";
  // `index.php?id=12`: the query tells pages apart; `/news/12?lang=ru`: the path does.
  const byQuery = ids.length > 0 && (last < 0 || /^index\.\w+$|\.php$/.test(name));
  if (byQuery) {
    for (const [key] of ids) changed.searchParams.set(key, `9${figures}`);
    return changed.href;
  }
  if (last < 0) changed.pathname = `/${salt}`;
  else {
    const [, stem = "", extension = ""] = /^(.*?)(\.\w{2,5})?$/.exec(name) ?? [];
    parts[last] = (/^\d+$/.test(stem) ? `9${figures}${stem}` : `${salt}-page`) + extension;
    changed.pathname = parts.join("/");
  }
  return changed.href;
}
