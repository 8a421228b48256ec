-- What a second reader, where the user named one, thought of a reading. Opinions only: they change no mark.
CREATE TABLE "SecondReading" (
    "id" UUID NOT NULL,
    "analysisId" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SecondReading_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SecondReading_analysisId_reader_key" ON "SecondReading"("analysisId", "reader");
ALTER TABLE "SecondReading" ADD CONSTRAINT "SecondReading_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "SecondOpinion" (
    "id" UUID NOT NULL,
    "readingId" UUID NOT NULL,
    "flagId" UUID,
    "verdict" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "why" TEXT,
    "takenById" UUID,

    CONSTRAINT "SecondOpinion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SecondOpinion_readingId_idx" ON "SecondOpinion"("readingId");
ALTER TABLE "SecondOpinion" ADD CONSTRAINT "SecondOpinion_readingId_fkey" FOREIGN KEY ("readingId") REFERENCES "SecondReading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
