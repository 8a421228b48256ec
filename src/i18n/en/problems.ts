/** What a person is told when something did not work: what happened and what to do. */
export const problems = {
  "error.bad-request": "Something in what was sent is not right. Check the fields and try again.",
  "error.not-signed-in": "Please sign in.",
  "error.forbidden": "Your role does not allow this. Ask an administrator.",
  "error.not-found": "There is nothing here, or it is not yours to see.",
  "error.conflict":
    "Somebody was faster: it has been decided already. Reload to see the present state.",
  "error.leased": "Another person has this item open. Take the next one.",
  "error.too-many": "Too many tries. Wait a few minutes and try again.",
  "error.wrong-credentials": "Address or password is wrong.",
  "error.link-used":
    "This link was used already or is too old. Ask an administrator for a new one.",
  "error.cross-site": "The request did not come from this page. Reload and try again.",
  "error.last-administrator": "This is the last administrator. Make another one first.",
  "error.internal": "Something failed on our side. It is in the log; try again.",
  "error.unavailable": "The service is not ready. Try again in a minute.",
  "error.network": "The server does not answer. Check that On Record is running, then try again.",
} as const;
