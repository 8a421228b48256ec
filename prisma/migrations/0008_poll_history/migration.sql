-- Each poll looks back at eight weeks of its source's polls, which stand among some hundred times as many looks at pages.
CREATE INDEX "FetchAttempt_polls_idx" ON "FetchAttempt"("sourceId", "startedAt") WHERE "kind" = 'poll';
