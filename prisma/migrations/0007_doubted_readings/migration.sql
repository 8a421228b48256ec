-- A reading that differs from the version on record, while one look cannot tell an edit from the page's noise.
ALTER TABLE "Item" ADD COLUMN "doubtedAt" TIMESTAMPTZ;
-- The newest look at a page is asked for at every look, and its newest captures at every reading.
CREATE INDEX "Capture_itemId_seq_idx" ON "Capture"("itemId", "seq");
