-- A proof of OpenTimestamps names a block, not a time: what time that is stands in the block's header.
ALTER TABLE "TimeAnchor" ALTER COLUMN "saysAt" DROP NOT NULL;
