-- A capture is written to WARC before its log entry; views (screenshot and PDF) are captures of their own.
ALTER TABLE "Capture" ADD COLUMN "warcSha256" TEXT;
ALTER TABLE "Capture" ADD COLUMN "documentSha256" TEXT;
ALTER TABLE "Capture" ADD COLUMN "viewOfId" UUID;
ALTER TABLE "Capture" ADD CONSTRAINT "Capture_viewOfId_fkey" FOREIGN KEY ("viewOfId") REFERENCES "Capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Capture_viewOfId_idx" ON "Capture"("viewOfId");

-- Signed heads of the Merkle tree over the capture log: what the log was at an instant, for good.
CREATE TABLE "TreeHead" (
    "size" BIGINT NOT NULL,
    "rootHash" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ NOT NULL,
    "publicKey" TEXT NOT NULL,
    "keyFingerprint" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "TreeHead_pkey" PRIMARY KEY ("size", "keyFingerprint")
);

-- What somebody outside says about when a head was there. None unless switched on.
CREATE TABLE "TimeAnchor" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "headSize" BIGINT NOT NULL,
    "headKeyFingerprint" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "saysAt" TIMESTAMPTZ NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "TimeAnchor_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "TimeAnchor_kind_headSize_headKeyFingerprint_authority_key" ON "TimeAnchor"("kind", "headSize", "headKeyFingerprint", "authority");
ALTER TABLE "TimeAnchor" ADD CONSTRAINT "TimeAnchor_headSize_headKeyFingerprint_fkey" FOREIGN KEY ("headSize", "headKeyFingerprint") REFERENCES "TreeHead"("size", "keyFingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "TreeHead_append_only" BEFORE UPDATE OR DELETE ON "TreeHead" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "TimeAnchor_append_only" BEFORE UPDATE OR DELETE ON "TimeAnchor" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
