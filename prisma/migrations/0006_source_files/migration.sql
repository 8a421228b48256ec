-- What is wrong with a source's file, while it is watched by its last good one; how long certificates live.
ALTER TABLE "Source" ADD COLUMN "fileProblem" TEXT;
ALTER TABLE "HostBudget" ADD COLUMN "certificateValidFrom" TIMESTAMPTZ;
