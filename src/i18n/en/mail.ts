/** Mail: alerts and the weekly digest. What others pass on is never worded as the authority’s own; nobody is called silent. */
export const mail = {
  "mail.subject.official-statement": "Official statement: {authority} · {incident}",
  "mail.subject.official-statement-relayed":
    "Official words, passed on by others: {authority} · {incident}",
  "mail.subject.statement-changed": "Page changed: {authority} · {incident}",
  "mail.subject.statement-removal-suspected": "Page may be removed: {authority} · {incident}",
  "mail.subject.statement-removed": "Page removed: {authority} · {incident}",
  "mail.subject.statement-restored": "Page is back: {authority} · {incident}",
  "mail.title.official-statement": "An authority commented on an incident",
  "mail.title.official-statement-relayed": "Official words, passed on by others",
  "mail.title.statement-changed": "A page of an authority was changed",
  "mail.title.statement-removal-suspected": "A page of an authority may have been removed",
  "mail.title.statement-removed": "A page of an authority was removed",
  "mail.title.statement-restored": "A page of an authority is back",
  "mail.lead.official-statement": "An official statement was found on an incident you follow.",
  "mail.lead.official-statement-relayed":
    "Words of an authority on an incident you follow were found in a text by others. The authority’s own text is not at hand.",
  "mail.lead.statement-changed":
    "A page of an authority that is linked to an incident you follow was changed. Both versions are kept.",
  "mail.lead.statement-removal-suspected":
    "A page of an authority that is linked to an incident you follow no longer answers as before. It may have been removed, or this may be a fault of the site: we go on looking.",
  "mail.lead.statement-removed":
    "A page of an authority that is linked to an incident you follow is no longer at its address. Several looks over more than a day agree. The stored copy remains.",
  "mail.lead.statement-restored":
    "A page of an authority that is linked to an incident you follow had been removed and is back at its address.",
  "mail.fact.incident": "Incident",
  "mail.fact.authority": "Authority",
  "mail.fact.source": "Source",
  "mail.fact.title": "Title",
  "mail.fact.address": "Address",
  "mail.fact.published": "Published",
  "mail.fact.seen-changed": "Change seen",
  "mail.fact.seen-back": "Seen again",
  "mail.fact.last-seen": "Last seen there",
  "mail.fact.looks": "Looks that found nothing",
  "mail.look": "{when}: {finding} ({by})",
  "mail.by.http": "plain request",
  "mail.by.browser": "browser",
  "mail.finding.not-found": "the address answers “not found” (404)",
  "mail.finding.gone": "the address answers “gone” (410)",
  "mail.finding.redirect-to-listing": "the address leads on to a list or the home page",
  "mail.finding.soft-not-found": "the site’s page for what does not exist is shown",
  "mail.finding.redirect-elsewhere": "the address leads on to a page about something else",
  "mail.finding.missing-from-channel": "the channel shows the posts before it, and not this one",
  "mail.section.words": "What is said",
  "mail.section.change": "What changed",
  "mail.section.proof": "Proof",
  "mail.words.none": "No passage was marked in this text.",
  "mail.words.not-read": "The new version has not been analysed yet, or nothing in it was marked.",
  "mail.words.more":
    "{count, plural, one {# more marked passage is} other {# more marked passages are}} on the page of the incident.",
  "mail.words.computed": "marked by computation",
  "mail.words.accepted": "confirmed by a person",
  "mail.words.corrected": "label corrected by a person",
  "mail.words.meaning":
    "A label names what a statement does. It does not say that the statement is false.",
  "mail.words.no-authority": "An authority that is not named",
  "mail.change.before": "Before",
  "mail.change.after": "Now",
  "mail.change.title": "Title",
  "mail.change.nothing": "(nothing stood here)",
  "mail.change.gone": "(nothing stands here)",
  "mail.change.more":
    "{count, plural, one {# more changed passage is} other {# more changed passages are}} on the page of the text.",
  "mail.change.invisible": "The words are the same; spaces, line ends or the date were changed.",
  "mail.proof.captured": "Captured",
  "mail.proof.captured-before": "Captured before",
  "mail.proof.sha": "SHA-256",
  "mail.proof.seq": "Entry in the capture log",
  "mail.proof.both-times": "{local} (Almaty) · {utc} UTC",
  "mail.review.none":
    "Nobody has reviewed this yet: labels and the link to the incident were computed.",
  "mail.review.partly": "A person has reviewed a part of this; the rest was computed.",
  "mail.review.done": "A person has reviewed this.",
  "mail.open.incident": "Open the incident",
  "mail.open.review": "Open in the review queue",
  "mail.open.article": "Open the stored text with all versions",
  "mail.footer.alert": "You receive this because alerts are switched on for you in On Record.",
  "mail.footer.digest":
    "You receive this because the weekly digest is switched on for you in On Record.",
  "mail.footer.care": "It may concern people at risk. Please do not forward it.",
  "mail.footer.masked":
    "Names of people who have not agreed to be named and abusive words are masked. They can be seen on the page by those who may see them.",
  "mail.footer.times": "Times are those of Almaty unless UTC is named.",
  "mail.incident.none": "no incident",
  "digest.subject": "Weekly digest · {period}",
  "digest.title": "The week of {period}",
  "digest.lead":
    "What was found about the incidents you may see. Dates say when we saw it; a text may be older.",
  "digest.count.texts":
    "{count, plural, =0 {No new texts were read} one {# new text was read in all} other {# new texts were read in all}}.",
  "digest.count.said": "{count, plural, one {# official statement} other {# official statements}}",
  "digest.count.relayed":
    "{count, plural, one {# text that passes on official words} other {# texts that pass on official words}}",
  "digest.count.reported":
    "{count, plural, one {# report of what authorities did} other {# reports of what authorities did}}",
  "digest.count.changed": "{count, plural, one {# page changed} other {# pages changed}}",
  "digest.count.removed": "{count, plural, one {# page removed} other {# pages removed}}",
  "digest.count.suspected":
    "{count, plural, one {# page that may have been removed} other {# pages that may have been removed}}",
  "digest.count.restored": "{count, plural, one {# page back} other {# pages back}}",
  "digest.quiet":
    "No news about the incidents you may see was found this week in the sources that could be seen.",
  "digest.section.quiet": "Without news this week",
  "digest.section.sources": "Sources that could not be seen well",
  "digest.section.demands": "Open demands",
  "digest.section.clocks": "No statement found",
  "digest.sources.lead":
    "{count, plural, one {# of {total} watched sources was} other {# of {total} watched sources were}} not seen the whole week. What appeared there may be missing here.",
  "digest.sources.none": "No source was watched in this week: nothing of it could be seen.",
  "digest.sources.all":
    "{total, plural, one {The one watched source was seen all week.} other {All # watched sources were seen all week.}}",
  "digest.sources.row": "{name}: seen {percent}% of the week. {cause}.",
  "digest.sources.no-cause": "The cause is not known",
  "digest.sources.more": "{count, plural, one {and # more} other {and # more}}",
  "digest.item.removal-lifted": "Page is there after all",
  "digest.item.removal-lifted.text":
    "It seemed to be removed; later looks found it at its address.",
  "digest.item.removal-suspected": "Page may have been removed",
  "digest.item.removal-suspected.text":
    "What we saw: {finding}. It may also be a fault of the site; we go on looking.",
  "digest.item.removed.text":
    "Several looks over more than a day found nothing at its address. The stored copy remains.",
  "digest.item.restored.text": "It had been removed and is at its address again.",
  "digest.item.linked": "Linked text",
  "digest.item.link-rejected": "Link withdrawn",
  "digest.item.link-rejected.text": "A person found that this text is not about this incident.",
  "digest.item.changed.text": "Changed: {fields}. Versions {from} and {to} are kept.",
  "digest.item.act": "{act}: {source} reports ({role}):",
  "digest.item.act.whom": "{act} ({authority}): {source} reports ({role}):",
  "digest.disputes": "The other side: what authorities say on this incident",
  "digest.disputes.none":
    "No statement of an authority that disputes these reports was found among the linked texts.",
  "digest.demand": "{madeBy} to {addressee}, {madeAt}: {text}",
  "digest.demand.due": "The due date, {when}, has passed.",
  "digest.demand.due-later": "Due {when}.",
  "digest.demand.no-due": "No due date.",
  "digest.demand.note": "Whether a private reply came is known only to those who asked.",
  "digest.clock":
    "{authority}: no statement found in {count, plural, =1 {this source} other {these # sources}} ({names}), {days, plural, one {# day} other {# days}} since {since}.",
  "digest.clock.coverage":
    "Watched {percent}% of this time; briefings, television and private letters are invisible to us.",
} as const;
