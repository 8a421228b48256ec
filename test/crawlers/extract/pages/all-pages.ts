import { BLOGS_AND_FORUMS } from "./blogs-and-forums.ts";
import { KAZAKH_PAGES } from "./kazakh-pages.ts";
import { LONG_FORMS } from "./long-forms.ts";
import { NEWS_PORTALS } from "./news-portals.ts";
import { OLD_LAYOUTS } from "./old-layouts.ts";
import { OTHER_KINDS } from "./other-kinds.ts";
import type { PageRecipe } from "./page-kit.ts";
import { REGIONAL_OUTLETS } from "./regional-outlets.ts";
import { STATE_PAGES } from "./state-pages.ts";

const RECIPES: readonly PageRecipe[] = [
  ...NEWS_PORTALS,
  ...REGIONAL_OUTLETS,
  ...STATE_PAGES,
  ...OLD_LAYOUTS,
  ...BLOGS_AND_FORUMS,
  ...LONG_FORMS,
  ...KAZAKH_PAGES,
  ...OTHER_KINDS,
];

/** Recipes rules were fitted with. */
export const KNOWN_PAGES: readonly PageRecipe[] = RECIPES.filter((_, at) => at % 3 !== 2);
/** A third, written at the same time and looked at only to measure. */
export const HELD_PAGES: readonly PageRecipe[] = RECIPES.filter((_, at) => at % 3 === 2);
