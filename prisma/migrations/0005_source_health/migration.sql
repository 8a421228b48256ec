-- Whether what we watch can be seen: what was found wrong with a source, from when to when, and who was told.
CREATE TABLE "SourceFinding" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "openedAt" TIMESTAMPTZ NOT NULL,
    "seenAt" TIMESTAMPTZ NOT NULL,
    "clearedAt" TIMESTAMPTZ,
    "closedAt" TIMESTAMPTZ,
    "openToldAt" TIMESTAMPTZ,
    "closeToldAt" TIMESTAMPTZ,

    CONSTRAINT "SourceFinding_pkey" PRIMARY KEY ("id")
);
-- One open finding of a kind at a time, whoever judges.
CREATE UNIQUE INDEX "SourceFinding_open_key" ON "SourceFinding"("sourceId", "kind") WHERE "closedAt" IS NULL;
CREATE INDEX "SourceFinding_sourceId_openedAt_idx" ON "SourceFinding"("sourceId", "openedAt");
ALTER TABLE "SourceFinding" ADD CONSTRAINT "SourceFinding_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A captured page in which the source's own selectors found nothing. It waits for the source file to be mended.
CREATE TABLE "SelectorMiss" (
    "captureId" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "field" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "otherTextUtf16" INTEGER NOT NULL,
    "followedAt" TIMESTAMPTZ,

    CONSTRAINT "SelectorMiss_pkey" PRIMARY KEY ("captureId")
);
CREATE INDEX "SelectorMiss_sourceId_followedAt_at_idx" ON "SelectorMiss"("sourceId", "followedAt", "at");
ALTER TABLE "SelectorMiss" ADD CONSTRAINT "SelectorMiss_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SelectorMiss" ADD CONSTRAINT "SelectorMiss_captureId_fkey" FOREIGN KEY ("captureId") REFERENCES "Capture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Source" ADD COLUMN "robotsOverrideById" UUID;
ALTER TABLE "Source" ADD COLUMN "robotsOverrideAt" TIMESTAMPTZ;
ALTER TABLE "Source" ADD COLUMN "pollReason" TEXT;
ALTER TABLE "Source" ADD COLUMN "selectorMissAt" TIMESTAMPTZ;
ALTER TABLE "Source" ADD COLUMN "judgedAt" TIMESTAMPTZ;
ALTER TABLE "Source" ADD COLUMN "rhythm" JSONB;
ALTER TABLE "Source" ADD COLUMN "rereadFor" TEXT;

ALTER TABLE "DiscoveryState" ADD COLUMN "movedTo" TEXT;
ALTER TABLE "DiscoveryState" ADD COLUMN "movedBy" TEXT;
ALTER TABLE "DiscoveryState" ADD COLUMN "movedSeenAt" TIMESTAMPTZ;
ALTER TABLE "DiscoveryState" ADD COLUMN "soughtAt" TIMESTAMPTZ;

ALTER TABLE "HostBudget" ADD COLUMN "certificateValidTo" TIMESTAMPTZ;
ALTER TABLE "HostBudget" ADD COLUMN "certificateIssuer" TEXT;
ALTER TABLE "HostBudget" ADD COLUMN "certificateSeenAt" TIMESTAMPTZ;
