// Generated from the OpenAPI description by src/api/write-api-types.ts. Do not edit: run `node src/api/write-api-types.ts`.

export interface Api {
  ReadSetupAnswer: ReadSetupAnswer;
  CreateSetupAnswer: CreateSetupAnswer;
  CreateSetupBody: CreateSetupBody;
  SignInAnswer: SignInAnswer;
  SignInBody: SignInBody;
  SignOutAnswer: SignOutAnswer;
  EnterAnswer: EnterAnswer;
  EnterBody: EnterBody;
  ReadMeAnswer: ReadMeAnswer;
  UpdateMeAnswer: UpdateMeAnswer;
  UpdateMeBody: UpdateMeBody;
  ChangePasswordAnswer: ChangePasswordAnswer;
  ChangePasswordBody: ChangePasswordBody;
  ListReviewAnswer: ListReviewAnswer;
  ReadReviewAnswer: ReadReviewAnswer;
  LeaseReviewAnswer: LeaseReviewAnswer;
  ReleaseReviewAnswer: ReleaseReviewAnswer;
  DecideFlagAnswer: DecideFlagAnswer;
  DecideFlagBody: DecideFlagBody;
  TakeOpinionAnswer: TakeOpinionAnswer;
  TakeOpinionBody: TakeOpinionBody;
  DecideLinkAnswer: DecideLinkAnswer;
  DecideLinkBody: DecideLinkBody;
  FinishReviewAnswer: FinishReviewAnswer;
  FinishReviewBody: FinishReviewBody;
  UndoReviewAnswer: UndoReviewAnswer;
  ListAuthoritiesAnswer: ListAuthoritiesAnswer;
  ListIncidentsAnswer: ListIncidentsAnswer;
  CreateIncidentAnswer: CreateIncidentAnswer;
  CreateIncidentBody: CreateIncidentBody;
  ReadIncidentAnswer: ReadIncidentAnswer;
  UpdateIncidentAnswer: UpdateIncidentAnswer;
  UpdateIncidentBody: UpdateIncidentBody;
  AddDemandAnswer: AddDemandAnswer;
  AddDemandBody: AddDemandBody;
  SettleDemandAnswer: SettleDemandAnswer;
  SettleDemandBody: SettleDemandBody;
  ErasePersonAnswer: ErasePersonAnswer;
  ReadArticleAnswer: ReadArticleAnswer;
  DiffArticleAnswer: DiffArticleAnswer;
  ListSourcesAnswer: ListSourcesAnswer;
  ReadSourceAnswer: ReadSourceAnswer;
  PassRobotsAnswer: PassRobotsAnswer;
  PassRobotsBody: PassRobotsBody;
  ObeyRobotsAnswer: ObeyRobotsAnswer;
  ListAlertsAnswer: ListAlertsAnswer;
  AcknowledgeAlertAnswer: AcknowledgeAlertAnswer;
  ListDeliveriesAnswer: ListDeliveriesAnswer;
  SettleDeliveryAnswer: SettleDeliveryAnswer;
  SettleDeliveryBody: SettleDeliveryBody;
  ListMailboxAnswer: ListMailboxAnswer;
  ReadMailAnswer: ReadMailAnswer;
  ListAuditAnswer: ListAuditAnswer;
  ListUsersAnswer: ListUsersAnswer;
  InviteUserAnswer: InviteUserAnswer;
  InviteUserBody: InviteUserBody;
  RenewLinkAnswer: RenewLinkAnswer;
  ChangeUserAnswer: ChangeUserAnswer;
  ChangeUserBody: ChangeUserBody;
}
export interface ReadSetupAnswer {
  needed: boolean;
}
export interface CreateSetupAnswer {
  csrfToken: string;
}
export interface CreateSetupBody {
  name: string;
  email: string;
  password: string;
  locale: "ru" | "kk" | "en";
}
export interface SignInAnswer {
  csrfToken: string;
}
export interface SignInBody {
  email: string;
  password: string;
}
export interface SignOutAnswer {
  ok: true;
}
export interface EnterAnswer {
  csrfToken: string;
}
export interface EnterBody {
  token: string;
}
export interface ReadMeAnswer {
  id: string;
  name: string;
  email: string;
  role: "reader" | "analyst" | "coordinator" | "admin";
  locale: "ru" | "kk" | "en";
  csrfToken: string;
  hasPassword: boolean;
  /**
   * Actions the role allows
   */
  may: string[];
}
export interface UpdateMeAnswer {
  ok: true;
}
export interface UpdateMeBody {
  locale: "ru" | "kk" | "en";
}
export interface ChangePasswordAnswer {
  ok: true;
}
export interface ChangePasswordBody {
  current?: string;
  password: string;
}
export interface ListReviewAnswer {
  total: number;
  items: {
    id: string;
    articleId: string;
    title: string | null;
    source: {
      id: string;
      /**
       * A name by language code
       */
      name: {
        [k: string]: string;
      };
      role: string;
    };
    language: string | null;
    publishedAt: string | null;
    createdAt: string;
    priority: number;
    reasons: {
      code: string;
      params: {
        [k: string]: string | number;
      };
    }[];
    labels: {
      label: string;
      role: string;
      count: number;
    }[];
    /**
     * The first marked passage, slurs masked
     */
    preview: string;
    incidents: {
      id: string;
      /**
       * A name by language code
       */
      title: {
        [k: string]: string;
      };
    }[];
    heldByOther: boolean;
  }[];
}
export interface ReadReviewAnswer {
  id: string;
  state: string;
  priority: number;
  reasons: {
    code: string;
    params: {
      [k: string]: string | number;
    };
  }[];
  heldByOther: boolean;
  itemVerdict: string | null;
  article: {
    id: string;
    url: string;
    source: {
      id: string;
      /**
       * A name by language code
       */
      name: {
        [k: string]: string;
      };
      role: string;
    };
    firstSeenAt: string;
    presence: string;
  };
  version: {
    id: string;
    number: number;
    title: string | null;
    text: string;
    language: string | null;
    publishedAt: string | null;
    publishedAtRaw: string | null;
    publishedAtZone: string | null;
    analysisStatus: string | null;
  };
  capture: {
    id: string;
    /**
     * Number in the append-only capture log
     */
    seq: string;
    url: string;
    finalUrl: string;
    fetchedAt: string;
    httpStatus: number;
    bodySha256: string;
    bodyBytes: number;
    entryHash: string;
    viaBrowser: boolean;
    clockSimulated: boolean;
  };
  flags: {
    id: string;
    label: string;
    start: number;
    end: number;
    exact: string;
    speaker: {
      name: string | null;
      authorityId: string | null;
      authorityName: {
        [k: string]: string;
      } | null;
      role: string;
    };
    chain: string[];
    stance: string | null;
    attributes: {
      [k: string]: unknown;
    };
    confidence: number;
    reasons: {
      rule: string;
      evidence: {
        start: number;
        end: number;
      };
      weight: number;
    }[];
    verdict: string | null;
    correctedLabel: string | null;
  }[];
  /**
   * Who says what, in order
   */
  frames: {
    start: number;
    end: number;
    type: string;
    speakerName: string | null;
    role: string;
    chain: string[];
    stance: string | null;
  }[];
  acts: {
    id: string;
    act: string;
    start: number;
    end: number;
    exact: string;
    subjectName: string | null;
    authorityName: {
      [k: string]: string;
    } | null;
    reporter: string;
    confidence: number;
  }[];
  /**
   * What a second reader thinks, where the user named one; opinions change nothing
   */
  opinions: {
    id: string;
    reader: string;
    /**
     * confirm, doubt or suggest
     */
    verdict: string;
    flagId: string | null;
    label: string;
    start: number;
    end: number;
    why: string | null;
  }[];
  /**
   * What a new analyzer changed, or null when the text was read once
   */
  reread: {
    readAt: string;
    analyzer: string;
    analyzerBefore: string;
    /**
     * Ids of marks that the reading before did not have
     */
    added: string[];
    /**
     * Marks that the reading before had
     */
    gone: {
      label: string;
      role: string;
      exact: string;
    }[];
  } | null;
  links: {
    id: string;
    incident: {
      id: string;
      title: {
        [k: string]: string;
      };
      occurredFrom: string;
    };
    score: number;
    computed: string;
    verdict: string | null;
    reasons: {
      code: string;
      params: {
        [k: string]: string | number;
      };
      /**
       * negative: speaks against the link
       */
      weight: number;
    }[];
  }[];
}
export interface LeaseReviewAnswer {
  until: string;
}
export interface ReleaseReviewAnswer {
  ok: true;
}
export interface DecideFlagAnswer {
  ok: true;
}
export interface DecideFlagBody {
  verdict: "accept" | "reject" | "correct";
  /**
   * The right label, with verdict correct
   */
  label?: string;
  note?: string;
  /**
   * When the item was first shown to the person
   */
  shownAt: string;
}
export interface TakeOpinionAnswer {
  ok: true;
}
export interface TakeOpinionBody {
  /**
   * When the item was first shown to the person
   */
  shownAt: string;
}
export interface DecideLinkAnswer {
  ok: true;
}
export interface DecideLinkBody {
  incidentId: string;
  verdict: "accept" | "reject";
  note?: string;
  /**
   * When the item was first shown to the person
   */
  shownAt: string;
}
export interface FinishReviewAnswer {
  ok: true;
}
export interface FinishReviewBody {
  verdict: "accept" | "reject" | "skip";
  /**
   * Links to accept together with the item
   *
   * @maxItems 20
   */
  acceptLinks?: string[];
  note?: string;
  /**
   * When the item was first shown to the person
   */
  shownAt: string;
}
export interface UndoReviewAnswer {
  reviewItemId: string;
}
export interface ListAuthoritiesAnswer {
  authorities: {
    id: string;
    /**
     * A name by language code
     */
    name: {
      [k: string]: string;
    };
  }[];
}
export interface ListIncidentsAnswer {
  incidents: {
    id: string;
    slug: string;
    /**
     * A name by language code
     */
    title: {
      [k: string]: string;
    };
    occurredFrom: string;
    occurredTo: string | null;
    places: string[];
    visibility: "organisation" | "members";
    tracked: boolean;
    articles: number;
    demands: number;
  }[];
}
export interface CreateIncidentAnswer {
  id: string;
  slug: string;
}
export interface CreateIncidentBody {
  title: {
    ru?: string;
    kk?: string;
    en?: string;
  };
  description?: string;
  occurredFrom: string;
  occurredTo?: string | null;
  timeZone?: string;
  /**
   * @maxItems 30
   */
  places?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
  }[];
  /**
   * @maxItems 30
   */
  organisations?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
  }[];
  /**
   * @maxItems 50
   */
  keywords?: string[];
  /**
   * @maxItems 30
   */
  authorityIds?: string[];
  visibility?: "organisation" | "members";
  /**
   * @maxItems 30
   */
  persons?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
    /**
     * Who consented to being named, when and how; without it the person is hidden
     */
    consentNote?: string | null;
  }[];
}
export interface ReadIncidentAnswer {
  id: string;
  slug: string;
  /**
   * A name by language code
   */
  title: {
    [k: string]: string;
  };
  description: string;
  occurredFrom: string;
  occurredTo: string | null;
  timeZone: string;
  visibility: "organisation" | "members";
  tracked: boolean;
  places: {
    name: string;
    aliases: string[];
  }[];
  organisations: {
    name: string;
    aliases: string[];
  }[];
  persons: {
    id: string;
    level: "hidden" | "public";
    name: string;
    aliases: string[];
  }[];
  keywords: string[];
  authorities: {
    id: string;
    /**
     * A name by language code
     */
    name: {
      [k: string]: string;
    };
  }[];
  demands: {
    id: string;
    text: string;
    madeBy: string;
    addresseeAuthorityId: string;
    madeAt: string;
    dueAt: string | null;
    state: string;
  }[];
  members: {
    id: string;
    name: string;
  }[];
  suggestedLinks: number;
  timeline: {
    entries: {
      id: string;
      kind: "said" | "relayed" | "reported" | "language" | "changed" | "removal-suspected" | "removed" | "restored" | "position-changed" | "demand" | "due";
      at: string;
      atKind: "published" | "seen" | "made" | "due";
      authorityId: string | null;
      article: {
        id: string;
        title: string | null;
        sourceId: string;
        /**
         * A name by language code
         */
        sourceName: {
          [k: string]: string;
        };
        sourceRole: string;
        linkedBy: "person" | "computed";
      } | null;
      capture: {
        id: string;
        seq: string;
        fetchedAt: string;
        sha256: string;
        url: string;
      } | null;
      /**
       * Of a removal: what the server sent in the page's place, at each look that counted
       */
      absences: {
        id: string;
        seq: string;
        fetchedAt: string;
        sha256: string;
        url: string;
        sign: string;
        httpStatus: number;
        viaBrowser: boolean;
      }[];
      flags: {
        id: string;
        label: string;
        exact: string;
        role: string;
        speakerName: string | null;
        authorityId: string | null;
        chain: string[];
        stance: string | null;
        setting: string | null;
        stage: string | null;
        verdict: string | null;
      }[];
      acts: {
        id: string;
        act: string;
        exact: string;
        reporter: string;
        subjectName: string | null;
        authorityId: string | null;
      }[];
      versions: {
        from: number;
        to: number;
        fields: string[];
      } | null;
      demand: {
        id: string;
        text: string;
        madeBy: string;
        addresseeAuthorityId: string;
        madeAt: string;
        dueAt: string | null;
        state: string;
      } | null;
      change: {
        fromLabel: string;
        fromAt: string;
        toLabel: string;
        toAt: string;
      } | null;
    }[];
    clocks: {
      authorityId: string;
      /**
       * A name by language code
       */
      authorityName: {
        [k: string]: string;
      };
      since: string;
      days: number;
      watchedDays: number;
      demandId: string | null;
      coveredShare: number;
      sources: {
        id: string;
        /**
         * A name by language code
         */
        name: {
          [k: string]: string;
        };
        coveredShare: number;
        lastSuccessAt: string | null;
      }[];
    }[];
  };
  authorityNames: {
    /**
     * A name by language code
     */
    [k: string]: {
      [k: string]: string;
    };
  };
  may: {
    edit: boolean;
  };
}
export interface UpdateIncidentAnswer {
  ok: true;
}
export interface UpdateIncidentBody {
  title?: {
    ru?: string;
    kk?: string;
    en?: string;
  };
  description?: string;
  occurredFrom?: string;
  occurredTo?: string | null;
  timeZone?: string;
  /**
   * @maxItems 30
   */
  places?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
  }[];
  /**
   * @maxItems 30
   */
  organisations?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
  }[];
  /**
   * @maxItems 50
   */
  keywords?: string[];
  /**
   * @maxItems 30
   */
  authorityIds?: string[];
  visibility?: "organisation" | "members";
  /**
   * @maxItems 30
   */
  addPersons?: {
    name: string;
    /**
     * @maxItems 30
     */
    aliases?: string[];
    /**
     * Who consented to being named, when and how; without it the person is hidden
     */
    consentNote?: string | null;
  }[];
}
export interface AddDemandAnswer {
  id: string;
}
export interface AddDemandBody {
  text: string;
  madeBy: string;
  addresseeAuthorityId: string;
  madeAt: string;
  dueAt?: string | null;
}
export interface SettleDemandAnswer {
  ok: true;
}
export interface SettleDemandBody {
  state: "open" | "answered" | "no-private-reply-confirmed";
}
export interface ErasePersonAnswer {
  ok: true;
}
export interface ReadArticleAnswer {
  id: string;
  url: string;
  source: {
    id: string;
    /**
     * A name by language code
     */
    name: {
      [k: string]: string;
    };
    role: string;
  };
  firstSeenAt: string;
  lastSeenAt: string;
  presence: string;
  lacks: "browser" | null;
  presenceSince: string;
  versions: {
    id: string;
    number: number;
    title: string | null;
    text: string;
    publishedAt: string | null;
    changedFields: string[];
    technical: boolean;
    extractorVersion: string;
    capture: {
      id: string;
      /**
       * Number in the append-only capture log
       */
      seq: string;
      url: string;
      finalUrl: string;
      fetchedAt: string;
      httpStatus: number;
      bodySha256: string;
      bodyBytes: number;
      entryHash: string;
      viaBrowser: boolean;
      clockSimulated: boolean;
    };
  }[];
  /**
   * What the server sent in the page's place, newest first
   */
  absences: {
    id: string;
    /**
     * Number in the append-only capture log
     */
    seq: string;
    url: string;
    finalUrl: string;
    fetchedAt: string;
    httpStatus: number;
    bodySha256: string;
    bodyBytes: number;
    entryHash: string;
    viaBrowser: boolean;
    clockSimulated: boolean;
    sign: string;
  }[];
  incidents: {
    id: string;
    /**
     * A name by language code
     */
    title: {
      [k: string]: string;
    };
  }[];
  attempts: {
    startedAt: string;
    kind: string;
    outcome: string;
    httpStatus: number | null;
  }[];
}
export interface DiffArticleAnswer {
  title: {
    kind: "same" | "added" | "removed";
    text: string;
  }[];
  text: {
    kind: "same" | "added" | "removed";
    text: string;
  }[];
}
export interface ListSourcesAnswer {
  sources: {
    id: string;
    /**
     * A name by language code
     */
    name: {
      [k: string]: string;
    };
    role: string;
    homepage: string;
    enabled: boolean;
    state: "healthy" | "attention" | "failing" | "waiting" | "off";
    /**
     * What is wrong now, the graver first
     */
    findings: {
      id: string;
      /**
       * Its words are `finding.<kind>` in the catalogue
       */
      kind: string;
      severity: string;
      params: {
        [k: string]: string | number;
      };
      openedAt: string;
      /**
       * Not found any more since then, not over yet
       */
      clearedAt: string | null;
      closedAt: string | null;
    }[];
    lastPollAt: string | null;
    lastSuccessAt: string | null;
    lastNewItemAt: string | null;
    nextPollAt: string;
    /**
     * The interval that holds now
     */
    intervalMs: number;
    /**
     * What decided it
     */
    intervalReason: string | null;
    /**
     * Half of the gaps between new texts are shorter than the usual one, nearly all than the long one
     */
    pace: {
      usualGapMs: number;
      longGapMs: number;
      silentAt: string;
    } | null;
    basis: ("verified" | "reported" | "inferred") | null;
    /**
     * Calendar day on which a person looked
     */
    verifiedOn: string | null;
    robotsOverride: {
      reason: string;
      decidedBy: string | null;
      decidedAt: string | null;
      where: "page" | "file";
    } | null;
    errorStreak: number;
    /**
     * Its cause and next step are `source.cause.<code>` and `source.next.<code>`
     */
    lastErrorCode: string | null;
    articles: number;
    attempts: {
      startedAt: string;
      outcome: string;
      httpStatus: number | null;
      itemsNew: number | null;
    }[];
  }[];
}
export interface ReadSourceAnswer {
  id: string;
  /**
   * A name by language code
   */
  name: {
    [k: string]: string;
  };
  role: string;
  homepage: string;
  enabled: boolean;
  state: "healthy" | "attention" | "failing" | "waiting" | "off";
  /**
   * What is wrong now, the graver first
   */
  findings: {
    id: string;
    /**
     * Its words are `finding.<kind>` in the catalogue
     */
    kind: string;
    severity: string;
    params: {
      [k: string]: string | number;
    };
    openedAt: string;
    /**
     * Not found any more since then, not over yet
     */
    clearedAt: string | null;
    closedAt: string | null;
  }[];
  lastPollAt: string | null;
  lastSuccessAt: string | null;
  lastNewItemAt: string | null;
  nextPollAt: string;
  /**
   * The interval that holds now
   */
  intervalMs: number;
  /**
   * What decided it
   */
  intervalReason: string | null;
  /**
   * Half of the gaps between new texts are shorter than the usual one, nearly all than the long one
   */
  pace: {
    usualGapMs: number;
    longGapMs: number;
    silentAt: string;
  } | null;
  basis: ("verified" | "reported" | "inferred") | null;
  /**
   * Calendar day on which a person looked
   */
  verifiedOn: string | null;
  robotsOverride: {
    reason: string;
    decidedBy: string | null;
    decidedAt: string | null;
    where: "page" | "file";
  } | null;
  errorStreak: number;
  /**
   * Its cause and next step are `source.cause.<code>` and `source.next.<code>`
   */
  lastErrorCode: string | null;
  articles: number;
  attempts: {
    startedAt: string;
    outcome: string;
    httpStatus: number | null;
    itemsNew: number | null;
  }[];
  /**
   * Before it nobody looked, or further back than is shown
   */
  watchedSince: string;
  /**
   * Stretches in which every list answered, oldest first
   */
  coverage: {
    from: string;
    to: string;
  }[];
  lists: {
    kind: string;
    url: string;
    use: string;
    basis: "verified" | "reported" | "inferred";
    language: string | null;
  }[];
  /**
   * Where its facts were reported in public
   */
  reported: string | null;
  quirks: string[];
  robotsCheckedOn: string | null;
  /**
   * Failures since the last good look, by cause
   */
  causes: {
    [k: string]: number;
  };
  days: {
    day: string;
    looks: number;
    failed: number;
    itemsNew: number;
    causes: {
      [k: string]: number;
    };
  }[];
  /**
   * What was wrong and is over, newest first
   */
  history: {
    id: string;
    /**
     * Its words are `finding.<kind>` in the catalogue
     */
    kind: string;
    severity: string;
    params: {
      [k: string]: string | number;
    };
    openedAt: string;
    /**
     * Not found any more since then, not over yet
     */
    clearedAt: string | null;
    closedAt: string | null;
  }[];
}
export interface PassRobotsAnswer {
  ok: true;
}
export interface PassRobotsBody {
  /**
   * Why; it names no persons
   */
  reason: string;
}
export interface ObeyRobotsAnswer {
  ok: true;
}
export interface ListAlertsAnswer {
  alerts: {
    id: string;
    kind: string;
    params: {
      [k: string]: string | number;
    };
    state: string;
    createdAt: string;
    occurredAt: string;
    ackedAt: string | null;
    incident: {
      id: string;
      /**
       * A name by language code
       */
      title: {
        [k: string]: string;
      };
    } | null;
    article: {
      id: string;
      title: string | null;
      /**
       * A name by language code
       */
      sourceName: {
        [k: string]: string;
      };
    } | null;
    /**
     * Of an alert about watched sources: what was found, as it stands now
     */
    findings: {
      id: string;
      sourceId: string;
      /**
       * A name by language code
       */
      sourceName: {
        [k: string]: string;
      };
      kind: string;
      severity: string;
      params: {
        [k: string]: string | number;
      };
      openedAt: string;
      closedAt: string | null;
    }[];
    /**
     * Number of deliveries by state
     */
    deliveries: {
      [k: string]: number;
    };
  }[];
}
export interface AcknowledgeAlertAnswer {
  ok: true;
}
export interface ListDeliveriesAnswer {
  deliveries: {
    id: string;
    channel: string;
    /**
     * `unknown`: the send began and its outcome was never learnt; held until a person decides
     */
    state: string;
    attempts: number;
    createdAt: string;
    settledAt: string | null;
    errorCode: string | null;
    /**
     * The user's name; addresses stay sealed
     */
    recipient: string | null;
    alert: {
      id: string;
      kind: string;
      incident: {
        id: string;
        /**
         * A name by language code
         */
        title: {
          [k: string]: string;
        };
      } | null;
    } | null;
    digest: {
      id: string;
      periodStart: string;
      periodEnd: string;
    } | null;
  }[];
}
export interface SettleDeliveryAnswer {
  ok: true;
}
export interface SettleDeliveryBody {
  decision: "resend" | "drop";
}
export interface ListMailboxAnswer {
  messages: {
    id: string;
    sender: string;
    recipients: string[];
    subject: string;
    receivedAt: string;
  }[];
}
export interface ReadMailAnswer {
  id: string;
  sender: string;
  recipients: string[];
  subject: string;
  receivedAt: string;
  text: string;
  hasHtml: boolean;
  attachments: {
    name: string;
    contentType: string;
    bytes: number;
  }[];
}
export interface ListAuditAnswer {
  entries: {
    seq: string;
    at: string;
    userName: string | null;
    action: string;
    subject: string;
    subjectId: string | null;
    /**
     * Where the decision needs one
     */
    reason: string | null;
  }[];
}
export interface ListUsersAnswer {
  users: {
    id: string;
    name: string;
    email: string;
    role: "reader" | "analyst" | "coordinator" | "admin";
    disabled: boolean;
    createdAt: string;
  }[];
}
export interface InviteUserAnswer {
  /**
   * Works once; shown only now
   */
  url: string;
  expiresAt: string;
}
export interface InviteUserBody {
  name: string;
  email: string;
  role: "reader" | "analyst" | "coordinator" | "admin";
  locale: "ru" | "kk" | "en";
}
export interface RenewLinkAnswer {
  /**
   * Works once; shown only now
   */
  url: string;
  expiresAt: string;
}
export interface ChangeUserAnswer {
  ok: true;
}
export interface ChangeUserBody {
  role?: "reader" | "analyst" | "coordinator" | "admin";
  disabled?: boolean;
}
