-- A mark that a later analyzer sets again is the same mark: what a person decided on it goes on to hold.
ALTER TABLE "Flag" ADD COLUMN "lineageId" UUID;
UPDATE "Flag" SET "lineageId" = "id";
ALTER TABLE "Flag" ALTER COLUMN "lineageId" SET NOT NULL;
CREATE INDEX "Flag_lineageId_idx" ON "Flag"("lineageId");
