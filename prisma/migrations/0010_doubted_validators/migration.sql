-- Since when a list's “not modified” is not believed: it was said of a list that had changed.
ALTER TABLE "DiscoveryState" ADD COLUMN "validatorsDoubtedAt" TIMESTAMPTZ;
