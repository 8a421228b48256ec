const words = (list: string) => new Set(list.split(" "));

export const VOID_TAGS = words(
  "area base br col embed hr img input link meta param source track wbr",
);

/** Elements that hold no article text, dropped with all they contain. */
export const DROPPED_TAGS = words(
  "script style noscript template svg iframe object embed applet canvas audio video source track map area " +
    "frameset frame noframes noembed select option datalist textarea input param math xmp plaintext dialog",
);

/** Bare ones (without attributes) carry no structure; unwrapping them halves the tree of old pages. */
export const INLINE_TAGS = words(
  "b i u s em strong font span small big tt strike abbr acronym ins wbr nobr mark bdi",
);

export const HEAD_TAGS = words("title base link meta");

/** Next to these, white space means nothing. */
export const BLOCK_TAGS = words(
  "p div li ul ol dl td th tr table tbody thead tfoot section article main header footer aside nav figure " +
    "figcaption h1 h2 h3 h4 h5 h6 blockquote dd dt br hr form fieldset center body meta link",
);

/** Attributes the general extractor reads; the others only cost memory. */
export const READ_ATTRIBUTES = words(
  "id class itemprop itemtype itemscope property name content http-equiv rel datetime lang xml:lang role hidden " +
    "aria-hidden pubdate type data-date data-time data-timestamp data-datetime",
);

export const HIDING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
