-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "definitionHash" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "role" TEXT NOT NULL,
    "authorityId" TEXT,
    "homepage" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "robotsOverride" TEXT,
    "nextPollAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pollIntervalMs" INTEGER NOT NULL DEFAULT 600000,
    "lastPollAt" TIMESTAMPTZ,
    "lastSuccessAt" TIMESTAMPTZ,
    "lastNewItemAt" TIMESTAMPTZ,
    "errorStreak" INTEGER NOT NULL DEFAULT 0,
    "lastErrorCode" TEXT,
    "lastErrorText" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiscoveryState" (
    "sourceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "etag" TEXT,
    "lastModified" TEXT,
    "bodySha256" TEXT,
    "lastItemUrls" JSONB NOT NULL DEFAULT '[]',
    "pollsSinceFull" INTEGER NOT NULL DEFAULT 0,
    "overlapLostAt" TIMESTAMPTZ,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "DiscoveryState_pkey" PRIMARY KEY ("sourceId","key")
);

-- CreateTable
CREATE TABLE "HostBudget" (
    "host" TEXT NOT NULL,
    "nextAllowedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blockedUntil" TIMESTAMPTZ,
    "crawlDelayMs" INTEGER NOT NULL DEFAULT 0,
    "robotsStatus" INTEGER,
    "robotsBody" TEXT,
    "robotsFetchedAt" TIMESTAMPTZ,
    "lastHealthyAt" TIMESTAMPTZ,

    CONSTRAINT "HostBudget_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "externalId" TEXT,
    "titleHint" TEXT,
    "publishedAtRaw" TEXT,
    "embeddedHtml" TEXT,
    "discoveredAt" TIMESTAMPTZ NOT NULL,
    "nextVisitAt" TIMESTAMPTZ,
    "lastVisitAt" TIMESTAMPTZ,
    "lastChangeAt" TIMESTAMPTZ,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "lastModified" TEXT,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FetchAttempt" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "itemId" UUID,
    "url" TEXT NOT NULL,
    "finalUrl" TEXT,
    "startedAt" TIMESTAMPTZ NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "httpStatus" INTEGER,
    "errorCode" TEXT,
    "errorText" TEXT,
    "redirects" JSONB NOT NULL DEFAULT '[]',
    "remoteAddress" TEXT,
    "viaBrowser" BOOLEAN NOT NULL DEFAULT false,
    "itemsFound" INTEGER,
    "itemsNew" INTEGER,
    "machine" TEXT NOT NULL,
    "captureId" UUID,
    "workId" UUID,

    CONSTRAINT "FetchAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Blob" (
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "storedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Capture" (
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "entryHash" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "itemId" UUID,
    "url" TEXT NOT NULL,
    "finalUrl" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ NOT NULL,
    "httpStatus" INTEGER NOT NULL,
    "requestHeaders" JSONB NOT NULL,
    "responseHeaders" JSONB NOT NULL,
    "wireSha256" TEXT NOT NULL,
    "bodySha256" TEXT NOT NULL,
    "bodyBytes" INTEGER NOT NULL,
    "contentType" TEXT,
    "remoteAddress" TEXT,
    "resolverAnswer" JSONB NOT NULL DEFAULT '[]',
    "tls" JSONB,
    "viaBrowser" BOOLEAN NOT NULL DEFAULT false,
    "renderedSha256" TEXT,
    "screenshotSha256" TEXT,
    "pdfSha256" TEXT,
    "clockSimulated" BOOLEAN NOT NULL DEFAULT false,
    "machine" TEXT NOT NULL,

    CONSTRAINT "Capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Article" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "canonicalUrl" TEXT,
    "releaseId" UUID,
    "firstSeenAt" TIMESTAMPTZ NOT NULL,
    "lastSeenAt" TIMESTAMPTZ NOT NULL,
    "presence" TEXT NOT NULL DEFAULT 'present',
    "presenceSince" TIMESTAMPTZ NOT NULL,
    "removal" JSONB,
    "currentVersionId" UUID,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleVersion" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "captureId" UUID NOT NULL,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "titleSha256" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "dateSha256" TEXT NOT NULL,
    "changedFields" JSONB NOT NULL DEFAULT '[]',
    "publishedAt" TIMESTAMPTZ,
    "publishedAtRaw" TEXT,
    "publishedAtZone" TEXT,
    "publishedAtSource" TEXT,
    "modifiedAt" TIMESTAMPTZ,
    "authors" JSONB NOT NULL DEFAULT '[]',
    "language" TEXT,
    "siteName" TEXT,
    "image" TEXT,
    "extractorVersion" TEXT NOT NULL,
    "technical" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ArticleVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Echo" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "originalArticleId" UUID NOT NULL,
    "containment" DOUBLE PRECISION NOT NULL,
    "foundAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Echo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Analysis" (
    "id" UUID NOT NULL,
    "articleVersionId" UUID NOT NULL,
    "analyzer" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "sentences" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Analysis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Frame" (
    "id" UUID NOT NULL,
    "analysisId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "speakerName" TEXT,
    "authorityId" TEXT,
    "role" TEXT NOT NULL,
    "chain" JSONB NOT NULL,
    "stance" TEXT,

    CONSTRAINT "Frame_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "analysisId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "speakerName" TEXT,
    "authorityId" TEXT,
    "role" TEXT NOT NULL,
    "chain" JSONB NOT NULL,
    "stance" TEXT,
    "attributes" JSONB NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "analyzer" TEXT NOT NULL,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Act" (
    "id" UUID NOT NULL,
    "analysisId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "subjectName" TEXT,
    "authorityId" TEXT,
    "reporter" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authority" (
    "id" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,

    CONSTRAINT "Authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Official" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "office" JSONB NOT NULL,
    "authorityId" TEXT NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "Official_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "description" TEXT NOT NULL,
    "occurredFrom" DATE NOT NULL,
    "occurredTo" DATE,
    "timeZone" TEXT NOT NULL,
    "authorityIds" TEXT[],
    "keywords" TEXT[],
    "visibility" TEXT NOT NULL DEFAULT 'organisation',
    "tracked" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentPlace" (
    "incidentId" UUID NOT NULL,
    "placeId" UUID NOT NULL,

    CONSTRAINT "IncidentPlace_pkey" PRIMARY KEY ("incidentId","placeId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "level" TEXT NOT NULL DEFAULT 'hidden',
    "sealedName" BYTEA NOT NULL,
    "sealedAliases" BYTEA NOT NULL,
    "recordKeyId" UUID NOT NULL,
    "consentNote" TEXT,
    "consentAt" TIMESTAMPTZ,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentPerson" (
    "incidentId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "IncidentPerson_pkey" PRIMARY KEY ("incidentId","personId")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentOrganisation" (
    "incidentId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,

    CONSTRAINT "IncidentOrganisation_pkey" PRIMARY KEY ("incidentId","organisationId")
);

-- CreateTable
CREATE TABLE "RecordKey" (
    "id" UUID NOT NULL,
    "wrappedKey" BYTEA,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "destroyedAt" TIMESTAMPTZ,

    CONSTRAINT "RecordKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Demand" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "addresseeAuthorityId" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ NOT NULL,
    "dueAt" TIMESTAMPTZ,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "Demand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentMember" (
    "incidentId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "IncidentMember_pkey" PRIMARY KEY ("incidentId","userId")
);

-- CreateTable
CREATE TABLE "IncidentLink" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "articleVersionId" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "computed" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "linker" TEXT NOT NULL,
    "verdict" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "IncidentLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "demandId" UUID,
    "flagId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contradiction" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "earlierFlagId" UUID NOT NULL,
    "laterFlagId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'changed',
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Contradiction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Coverage" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "from" TIMESTAMPTZ NOT NULL,
    "to" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewItem" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "articleVersionId" UUID NOT NULL,
    "incidentId" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "reasons" JSONB NOT NULL,
    "leaseUserId" UUID,
    "leaseUntil" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "doneAt" TIMESTAMPTZ,

    CONSTRAINT "ReviewItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "reviewItemId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT,
    "correction" JSONB,
    "shownAt" TIMESTAMPTZ NOT NULL,
    "decidedAt" TIMESTAMPTZ NOT NULL,
    "undoneAt" TIMESTAMPTZ,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "causedBy" JSONB NOT NULL,
    "technical" BOOLEAN NOT NULL DEFAULT false,
    "dedupeKey" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ NOT NULL,
    "sourceId" TEXT,
    "articleId" UUID,
    "articleVersionId" UUID,
    "incidentId" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "incidentId" UUID,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ NOT NULL,
    "ackedById" UUID,
    "ackedAt" TIMESTAMPTZ,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "periodStart" TIMESTAMPTZ NOT NULL,
    "periodEnd" TIMESTAMPTZ NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscriber" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "channel" TEXT NOT NULL,
    "sealedAddress" BYTEA NOT NULL,
    "recordKeyId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "alerts" BOOLEAN NOT NULL DEFAULT true,
    "digest" BOOLEAN NOT NULL DEFAULT true,
    "consentAt" TIMESTAMPTZ,
    "unsubscribedAt" TIMESTAMPTZ,

    CONSTRAINT "Subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "alertId" UUID,
    "digestId" UUID,
    "subscriberId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attemptStartedAt" TIMESTAMPTZ,
    "attemptToken" TEXT,
    "settledAt" TIMESTAMPTZ,
    "messageId" TEXT,
    "errorCode" TEXT,
    "errorText" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxMessage" (
    "id" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "recipients" TEXT[],
    "subject" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "receivedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "MailboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "passwordHash" TEXT,
    "disabledAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "usedAt" TIMESTAMPTZ,

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "userId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "jobKey" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "availableAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enqueuedAt" TIMESTAMPTZ,
    "doneAt" TIMESTAMPTZ,
    "outcome" TEXT,
    "enqueues" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Source_enabled_nextPollAt_idx" ON "Source"("enabled", "nextPollAt");

-- CreateIndex
CREATE INDEX "Item_nextVisitAt_idx" ON "Item"("nextVisitAt");

-- CreateIndex
CREATE UNIQUE INDEX "Item_sourceId_url_key" ON "Item"("sourceId", "url");

-- CreateIndex
CREATE UNIQUE INDEX "FetchAttempt_captureId_key" ON "FetchAttempt"("captureId");

-- CreateIndex
CREATE UNIQUE INDEX "FetchAttempt_workId_key" ON "FetchAttempt"("workId");

-- CreateIndex
CREATE INDEX "FetchAttempt_sourceId_startedAt_idx" ON "FetchAttempt"("sourceId", "startedAt");

-- CreateIndex
CREATE INDEX "FetchAttempt_itemId_startedAt_idx" ON "FetchAttempt"("itemId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Capture_seq_key" ON "Capture"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "Capture_entryHash_key" ON "Capture"("entryHash");

-- CreateIndex
CREATE INDEX "Capture_itemId_fetchedAt_idx" ON "Capture"("itemId", "fetchedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Article_itemId_key" ON "Article"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Article_currentVersionId_key" ON "Article"("currentVersionId");

-- CreateIndex
CREATE INDEX "Article_sourceId_firstSeenAt_idx" ON "Article"("sourceId", "firstSeenAt");

-- CreateIndex
CREATE INDEX "Article_releaseId_idx" ON "Article"("releaseId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleVersion_articleId_number_key" ON "ArticleVersion"("articleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleVersion_captureId_extractorVersion_key" ON "ArticleVersion"("captureId", "extractorVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Echo_articleId_originalArticleId_key" ON "Echo"("articleId", "originalArticleId");

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_articleVersionId_analyzer_key" ON "Analysis"("articleVersionId", "analyzer");

-- CreateIndex
CREATE UNIQUE INDEX "Frame_analysisId_ordinal_key" ON "Frame"("analysisId", "ordinal");

-- CreateIndex
CREATE INDEX "Flag_label_idx" ON "Flag"("label");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_analysisId_ordinal_key" ON "Flag"("analysisId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Act_analysisId_ordinal_key" ON "Act"("analysisId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_slug_key" ON "Incident"("slug");

-- CreateIndex
CREATE INDEX "IncidentLink_incidentId_idx" ON "IncidentLink"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "IncidentLink_articleId_incidentId_key" ON "IncidentLink"("articleId", "incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_incidentId_flagId_key" ON "Response"("incidentId", "flagId");

-- CreateIndex
CREATE UNIQUE INDEX "Contradiction_earlierFlagId_laterFlagId_key" ON "Contradiction"("earlierFlagId", "laterFlagId");

-- CreateIndex
CREATE INDEX "Coverage_sourceId_to_idx" ON "Coverage"("sourceId", "to");

-- CreateIndex
CREATE INDEX "ReviewItem_state_priority_createdAt_idx" ON "ReviewItem"("state", "priority", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewItem_articleVersionId_key" ON "ReviewItem"("articleVersionId");

-- CreateIndex
CREATE INDEX "Decision_reviewItemId_idx" ON "Decision"("reviewItemId");

-- CreateIndex
CREATE INDEX "Decision_subject_subjectId_idx" ON "Decision"("subject", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_seq_key" ON "Event"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "Event_dedupeKey_key" ON "Event"("dedupeKey");

-- CreateIndex
CREATE INDEX "Event_kind_occurredAt_idx" ON "Event"("kind", "occurredAt");

-- CreateIndex
CREATE INDEX "Event_incidentId_occurredAt_idx" ON "Event"("incidentId", "occurredAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alert_dedupeKey_key" ON "Alert"("dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_audience_periodStart_key" ON "Digest"("audience", "periodStart");

-- CreateIndex
CREATE INDEX "Delivery_state_idx" ON "Delivery"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_alertId_subscriberId_key" ON "Delivery"("alertId", "subscriberId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_digestId_subscriberId_key" ON "Delivery"("digestId", "subscriberId");

-- CreateIndex
CREATE UNIQUE INDEX "MailboxMessage_messageId_key" ON "MailboxMessage"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_seq_key" ON "AuditEntry"("seq");

-- CreateIndex
CREATE INDEX "Outbox_doneAt_enqueuedAt_availableAt_idx" ON "Outbox"("doneAt", "enqueuedAt", "availableAt");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_queue_jobKey_key" ON "Outbox"("queue", "jobKey");

-- AddForeignKey
ALTER TABLE "DiscoveryState" ADD CONSTRAINT "DiscoveryState_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FetchAttempt" ADD CONSTRAINT "FetchAttempt_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FetchAttempt" ADD CONSTRAINT "FetchAttempt_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FetchAttempt" ADD CONSTRAINT "FetchAttempt_captureId_fkey" FOREIGN KEY ("captureId") REFERENCES "Capture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capture" ADD CONSTRAINT "Capture_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capture" ADD CONSTRAINT "Capture_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "ArticleVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleVersion" ADD CONSTRAINT "ArticleVersion_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleVersion" ADD CONSTRAINT "ArticleVersion_captureId_fkey" FOREIGN KEY ("captureId") REFERENCES "Capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Echo" ADD CONSTRAINT "Echo_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Echo" ADD CONSTRAINT "Echo_originalArticleId_fkey" FOREIGN KEY ("originalArticleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Analysis" ADD CONSTRAINT "Analysis_articleVersionId_fkey" FOREIGN KEY ("articleVersionId") REFERENCES "ArticleVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_analysisId_fkey" FOREIGN KEY ("analysisId") REFERENCES "Analysis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPlace" ADD CONSTRAINT "IncidentPlace_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPlace" ADD CONSTRAINT "IncidentPlace_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_recordKeyId_fkey" FOREIGN KEY ("recordKeyId") REFERENCES "RecordKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPerson" ADD CONSTRAINT "IncidentPerson_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPerson" ADD CONSTRAINT "IncidentPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentOrganisation" ADD CONSTRAINT "IncidentOrganisation_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentOrganisation" ADD CONSTRAINT "IncidentOrganisation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demand" ADD CONSTRAINT "Demand_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentMember" ADD CONSTRAINT "IncidentMember_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentMember" ADD CONSTRAINT "IncidentMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentLink" ADD CONSTRAINT "IncidentLink_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentLink" ADD CONSTRAINT "IncidentLink_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_demandId_fkey" FOREIGN KEY ("demandId") REFERENCES "Demand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_flagId_fkey" FOREIGN KEY ("flagId") REFERENCES "Flag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contradiction" ADD CONSTRAINT "Contradiction_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coverage" ADD CONSTRAINT "Coverage_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_articleVersionId_fkey" FOREIGN KEY ("articleVersionId") REFERENCES "ArticleVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_reviewItemId_fkey" FOREIGN KEY ("reviewItemId") REFERENCES "ReviewItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_articleVersionId_fkey" FOREIGN KEY ("articleVersionId") REFERENCES "ArticleVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscriber" ADD CONSTRAINT "Subscriber_recordKeyId_fkey" FOREIGN KEY ("recordKeyId") REFERENCES "RecordKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscriber" ADD CONSTRAINT "Subscriber_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_subscriberId_fkey" FOREIGN KEY ("subscriberId") REFERENCES "Subscriber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInLink" ADD CONSTRAINT "SignInLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be rewritten: the database itself refuses. Not even the owner of the tables changes these rows by accident.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "Capture_append_only" BEFORE UPDATE OR DELETE ON "Capture" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
