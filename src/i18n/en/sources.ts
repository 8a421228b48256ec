/** The state of sources: for each outcome of a look its cause and the next step. */
export const sources = {
  "source.state.healthy": "Seen well",
  "source.state.failing": "Cannot be seen",
  "source.state.waiting": "Not looked at yet",
  "source.state.off": "Switched off",
  "source.cause.ok": "Answered",
  "source.next.ok": "Nothing to do.",
  "source.cause.not-modified": "Nothing new",
  "source.next.not-modified": "Nothing to do.",
  "source.cause.unchanged": "Unchanged",
  "source.next.unchanged": "Nothing to do.",
  "source.cause.http-error": "The site answered with an error",
  "source.next.http-error":
    "Open the address in a browser. If the list has moved, correct the source file.",
  "source.cause.timeout": "The site did not answer in time",
  "source.next.timeout":
    "We try again by ourselves. If it lasts for days, see whether the site opens elsewhere.",
  "source.cause.refused": "Our own rules refused the address",
  "source.next.refused": "The address leads into a private network. Correct the source file.",
  "source.cause.dns": "The site’s name was not found",
  "source.next.dns": "Check the spelling and whether the site still exists.",
  "source.cause.connect": "No connection to the site",
  "source.next.connect":
    "We try again by ourselves. Check this machine’s own network if all sources fail.",
  "source.cause.tls": "The site’s certificate is not valid",
  "source.next.tls": "We read nothing over an unsafe connection. Wait until the site repairs it.",
  "source.cause.too-large": "The answer was too large",
  "source.next.too-large": "Look for a smaller list or feed of this site.",
  "source.cause.redirects": "The site sends us round in circles",
  "source.next.redirects":
    "Open the address in a browser. If it leads somewhere else, correct the source file.",
  "source.cause.no-content": "The page was shown without its text",
  "source.next.no-content":
    "The page’s layout may have changed: compare it in a browser with the selectors of the source file.",
  "source.cause.challenge": "The site asked to prove that we are human",
  "source.next.challenge":
    "We do not go around it. Ask the site for access, or watch its Telegram channel instead.",
  "source.cause.robots": "The site asks robots to stay out",
  "source.next.robots":
    "We respect it. An administrator may override it, with a reason that is recorded.",
  "source.cause.no-items": "The list had no items",
  "source.next.no-items":
    "An empty list is a fault, not silence. The page’s layout may have changed: correct the source file.",
  "source.cause.browser": "The browser could not show the page",
  "source.next.browser": "We try again by ourselves. If it lasts, look at the log of the crawler.",
  "source.cause.error": "A fault of our own",
  "source.next.error": "Look at the log of the crawler and report it.",
} as const;
