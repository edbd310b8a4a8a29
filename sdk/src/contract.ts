// Made of the routes by tools/generate-contract.ts; not to be edited. Make it again: node tools/generate-contract.ts

/** Every operation of /api/v1: what it is asked with, and what a good answer holds. */
export interface Contract {
  /** My name, e-mail and language */
  'PATCH /account': {
    body: { name?: string; email?: string; language?: 'fa' | 'en'; password?: string };
    answer: null;
  };
  /** Prove once more that it is you, for what changes security */
  'POST /account/confirm': {
    body: { password?: string; code?: string };
    answer: null;
  };
  /** A new password */
  'POST /account/password': {
    body: { current?: string; password: string };
    answer: null;
  };
  /** Begin two-factor sign-in */
  'POST /account/two-factor': {
    answer: { secret: string; url: string };
  };
  /** Turn two-factor sign-in on */
  'POST /account/two-factor/confirm': {
    body: { code: string };
    answer: {
      /** each works once; shown this once */
      recoveryCodes: readonly string[];
    };
  };
  /** Turn two-factor sign-in off */
  'POST /account/two-factor/off': {
    body: { code: string };
    answer: null;
  };
  /** New recovery codes */
  'POST /account/two-factor/recovery-codes': {
    body: { code: string };
    answer: {
      /** each works once; shown this once */
      recoveryCodes: readonly string[];
    };
  };
  /** The history of changes */
  'GET /audit': {
    query?: {
      /** "user:ID", "token:ID", "system:NAME" */
      actor?: string;
      /** "customer.changed" */
      action?: string;
      subjectKind?: string;
      subjectId?: string;
      customerId?: string;
      from?: string;
      to?: string;
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: {
      items: readonly {
        id: string;
        at: string;
        actor: string;
        actorName: string;
        source: string;
        action: string;
        /** the act in words */
        title: { fa: string; en: string };
        subject: { kind: string; id: string };
        /** what a colleague, access token, product or webhook is called now; empty for other things and for what is gone */
        subjectName: string;
        customerId: string | null;
        /** as she is called now; empty for nobody and for an erased one */
        customerName: string;
        fields: readonly string[];
        before: Readonly<Record<string, unknown>>;
        after: Readonly<Record<string, unknown>>;
        /** fields whose values this reader may not see, or that were erased */
        hidden: readonly string[];
      }[];
      nextCursor: string | null;
    };
  };
  /** Export the history of changes (CSV) */
  'GET /audit/export': {
    query?: {
      /** "user:ID", "token:ID", "system:NAME" */
      actor?: string;
      /** "customer.changed" */
      action?: string;
      subjectKind?: string;
      subjectId?: string;
      customerId?: string;
      from?: string;
      to?: string;
    };
    answer: string;
  };
  /** The words of consent and their versions */
  'GET /consent-texts': {
    answer: {
      items: readonly {
        purpose: 'service' | 'marketing' | 'profiling' | 'research';
        /** 0: the product's own words */
        version: number;
        body: { fa: string; en: string };
        publishedAt: string | null;
        current: boolean;
      }[];
    };
  };
  /** Publish new words of consent */
  'POST /consent-texts': {
    body: { purpose: 'service' | 'marketing' | 'profiling' | 'research'; body: { fa: string; en: string } };
    answer: { purpose: 'service' | 'marketing' | 'profiling' | 'research'; version: number };
  };
  /** The business's own fields */
  'GET /custom-fields': {
    answer: {
      items: readonly {
        id: string;
        key: string;
        label: { fa: string; en: string };
        type: 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'choices';
        choices: readonly { value: string; label: { fa: string; en: string } }[];
        position: number;
        archived: boolean;
      }[];
    };
  };
  /** Define a field of the business's own */
  'POST /custom-fields': {
    body: {
      key: string;
      label: { fa: string; en: string };
      type: 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'choices';
      choices?: readonly { value: string; label: { fa: string; en: string } }[];
      position?: number;
    };
    answer: { fieldId: string; key: string };
  };
  /** Change a field of the business's own */
  'PATCH /custom-fields/{id}': {
    params: { id: string };
    body: {
      label?: { fa: string; en: string };
      choices?: readonly { value: string; label: { fa: string; en: string } }[];
      position?: number;
      archived?: boolean;
    };
    answer: { fieldId: string; key: string };
  };
  /** List and search customers */
  'GET /customers': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** Part of a name, beginning or end of a phone, e-mail, the shop's own code, or the number of an order */
      q?: string;
      sort?:
        | 'newest'
        | 'oldest'
        | 'name'
        | 'name-desc'
        | 'city'
        | 'city-desc'
        | 'last-purchase'
        | 'last-purchase-asc'
        | 'orders'
        | 'orders-asc'
        | 'net'
        | 'net-asc'
        | 'alive'
        | 'alive-asc'
        | 'clv'
        | 'clv-asc';
      kind?: 'person' | 'company';
      tag?: string;
      city?: string;
      province?: string;
      company?: string;
      household?: string;
      import?: string;
      owner?: string;
      hasPhone?: boolean;
      hasEmail?: boolean;
      birthMonth?: number;
      birthCalendar?: 'jalali' | 'gregorian';
      /** Gregorian day, YYYY-MM-DD */
      createdFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      createdTo?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastTo?: string;
      ordersMin?: number;
      ordersMax?: number;
      netMin?: number;
      netMax?: number;
      /** true: only those who never bought */
      never?: boolean;
      /** rfm:KEY */
      segment?: string;
      r?: number;
      f?: number;
      aliveMin?: number;
      aliveMax?: number;
      readiness?: string;
      /** she can spend at least this much */
      budgetMin?: number;
      prefers?: string;
      dislikes?: string;
      /** The business's own fields: key=value, key>=value, key<=value */
      custom?: readonly string[];
      ids?: readonly string[];
    };
    answer: {
      items: readonly {
        id: string;
        kind: string;
        name: string;
        phone: string | null;
        email: string | null;
        city: string;
        tags: readonly string[];
        ownerId: string | null;
        /** The business's own fields by key */
        custom: Readonly<Record<string, unknown>>;
        /** To be told with a change of this customer */
        version: number;
        createdAt: string;
        orders: number;
        lastDay: string | null;
        net: number | string;
        segment: string | null;
        pAlive: number | null;
        clv: number | null;
        /** By what a search found her, where the line does not show it: another phone, a code, an order */
        hit: { kind: string; value: string; extension: string | null; purchaseId: string | null } | null;
      }[];
      nextCursor: string | null;
      notice?: { fa: string; en: string };
    };
  };
  /** Create a customer */
  'POST /customers': {
    body: {
      kind?: 'person' | 'company';
      name?: string;
      givenName?: string;
      familyName?: string;
      /** What is said before the name: دکتر, Dr */
      title?: string;
      gender?: 'female' | 'male' | 'other' | null;
      language?: 'fa' | 'en' | null;
      birthday?: { calendar: 'jalali' | 'gregorian'; month: number; day: number; year?: number | null } | null;
      city?: string;
      province?: string;
      companyId?: string | null;
      ownerId?: string | null;
      tags?: readonly string[];
      /** Values of the business's own fields by key: money in smallest units, dates in either calendar */
      custom?: Readonly<Record<string, unknown>>;
      budget?: { min?: number | null; max?: number | null } | null;
      readiness?: 'not-now' | 'looking' | 'comparing' | 'ready' | null;
      phones?: readonly string[];
      emails?: readonly string[];
      externalId?: string;
      nationalId?: string;
      /** What reaches her and is not hers alone: it recognises nobody */
      sharedContacts?: readonly {
        kind: 'phone' | 'email';
        value: string;
        /** Whose it is to her: father */
        label?: string;
      }[];
    };
    answer: {
      customerId: string;
      /** What is the key of another person and now reaches both, with why they are two */
      shared: readonly {
        kind: string;
        value: string;
        reasons: readonly { code: string; words: { fa: string; en: string } }[];
      }[];
    };
  };
  /** Bulk edits, newest first */
  'GET /customers/bulk': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: { items: readonly CustomerBulk[]; nextCursor: string | null };
  };
  /** Change many customers at once */
  'POST /customers/bulk': {
    body: {
      change: {
        addTags?: readonly string[];
        removeTags?: readonly string[];
        ownerId?: string | null;
        city?: string;
        province?: string;
        custom?: Readonly<Record<string, unknown>>;
      };
      ids?: readonly string[];
      /** The filters of the list */
      filter?: {
        /** Part of a name, beginning or end of a phone, e-mail, the shop's own code, or the number of an order */
        q?: string;
        kind?: 'person' | 'company';
        tag?: string;
        city?: string;
        province?: string;
        company?: string;
        household?: string;
        import?: string;
        owner?: string;
        hasPhone?: boolean;
        hasEmail?: boolean;
        birthMonth?: number;
        birthCalendar?: 'jalali' | 'gregorian';
        /** Gregorian day, YYYY-MM-DD */
        createdFrom?: string;
        /** Gregorian day, YYYY-MM-DD */
        createdTo?: string;
        /** Gregorian day, YYYY-MM-DD */
        lastFrom?: string;
        /** Gregorian day, YYYY-MM-DD */
        lastTo?: string;
        ordersMin?: number;
        ordersMax?: number;
        netMin?: number;
        netMax?: number;
        /** true: only those who never bought */
        never?: boolean;
        /** rfm:KEY */
        segment?: string;
        r?: number;
        f?: number;
        aliveMin?: number;
        aliveMax?: number;
        readiness?: string;
        /** she can spend at least this much */
        budgetMin?: number;
        prefers?: string;
        dislikes?: string;
        /** The business's own fields: key=value, key>=value, key<=value */
        custom?: readonly string[];
      };
    };
    answer: { bulkId: string; total: number };
  };
  /** A bulk edit and how far it has come */
  'GET /customers/bulk/{id}': {
    params: { id: string };
    answer: CustomerBulk;
  };
  /** Undo a bulk edit */
  'POST /customers/bulk/{id}/undo': {
    params: { id: string };
    answer: { bulkId: string };
  };
  /** Count the customers of a list */
  'GET /customers/count': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** Part of a name, beginning or end of a phone, e-mail, the shop's own code, or the number of an order */
      q?: string;
      sort?:
        | 'newest'
        | 'oldest'
        | 'name'
        | 'name-desc'
        | 'city'
        | 'city-desc'
        | 'last-purchase'
        | 'last-purchase-asc'
        | 'orders'
        | 'orders-asc'
        | 'net'
        | 'net-asc'
        | 'alive'
        | 'alive-asc'
        | 'clv'
        | 'clv-asc';
      kind?: 'person' | 'company';
      tag?: string;
      city?: string;
      province?: string;
      company?: string;
      household?: string;
      import?: string;
      owner?: string;
      hasPhone?: boolean;
      hasEmail?: boolean;
      birthMonth?: number;
      birthCalendar?: 'jalali' | 'gregorian';
      /** Gregorian day, YYYY-MM-DD */
      createdFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      createdTo?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastTo?: string;
      ordersMin?: number;
      ordersMax?: number;
      netMin?: number;
      netMax?: number;
      /** true: only those who never bought */
      never?: boolean;
      /** rfm:KEY */
      segment?: string;
      r?: number;
      f?: number;
      aliveMin?: number;
      aliveMax?: number;
      readiness?: string;
      /** she can spend at least this much */
      budgetMin?: number;
      prefers?: string;
      dislikes?: string;
      /** The business's own fields: key=value, key>=value, key<=value */
      custom?: readonly string[];
      ids?: readonly string[];
      exact?: boolean;
    };
    answer: { count: number; more: boolean };
  };
  /** People who share a phone or e-mail and were kept apart, with why; of one import, or all that wait for a look */
  'GET /customers/kept-apart': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      import?: string;
    };
    answer: {
      items: readonly {
        customer: CustomerKeptApartCustomer;
        owner: CustomerKeptApartCustomer | null;
        kind: string;
        value: string;
        extension: string | null;
        reasons: readonly { code: string; words: { fa: string; en: string } }[];
        importId: string | null;
        at: string;
      }[];
      nextCursor: string | null;
    };
  };
  /** Records that lack something */
  'GET /customers/quality': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      lack?: 'reachable' | 'verified' | 'full-name' | 'named' | 'birthday' | 'city' | 'fresh';
    };
    answer: {
      items: readonly {
        id: string;
        name: string;
        kind: string;
        ownerId: string | null;
        score: number;
        lacks: readonly { code: string; points: number; words: { fa: string; en: string } }[];
      }[];
      nextCursor: string | null;
    };
  };
  /** One customer */
  'GET /customers/{id}': {
    params: { id: string };
    answer: CustomerKeptApartCustomer;
  };
  /** Change a customer */
  'PATCH /customers/{id}': {
    params: { id: string };
    body: {
      /** The version that was looked at; 409 when somebody changed her since */
      version: number;
      kind?: 'person' | 'company';
      name?: string;
      givenName?: string;
      familyName?: string;
      /** What is said before the name: دکتر, Dr */
      title?: string;
      gender?: 'female' | 'male' | 'other' | null;
      language?: 'fa' | 'en' | null;
      birthday?: { calendar: 'jalali' | 'gregorian'; month: number; day: number; year?: number | null } | null;
      city?: string;
      province?: string;
      companyId?: string | null;
      ownerId?: string | null;
      tags?: readonly string[];
      /** Values of the business's own fields by key: money in smallest units, dates in either calendar */
      custom?: Readonly<Record<string, unknown>>;
      budget?: { min?: number | null; max?: number | null } | null;
      readiness?: 'not-now' | 'looking' | 'comparing' | 'ready' | null;
      addTags?: readonly string[];
      removeTags?: readonly string[];
      /** Adds an identifier, or marks one that she has */
      setIdentifiers?: readonly {
        kind: 'phone' | 'email' | 'national-id' | 'external' | 'card' | 'messenger' | 'social';
        scope?: string;
        value: string;
        primary?: boolean;
        verified?: boolean;
        /** A phone or e-mail that reaches her and is not hers alone: it recognises nobody */
        shared?: boolean;
        /** Whose a shared one is to her: father */
        label?: string;
      }[];
      /** Without a value: all of that kind */
      removeIdentifiers?: readonly {
        kind: 'phone' | 'email' | 'national-id' | 'external' | 'card' | 'messenger' | 'social';
        scope?: string;
        value?: string;
      }[];
      /** Fields that were confirmed with her, changed or not */
      verified?: readonly (
        | 'name'
        | 'gender'
        | 'language'
        | 'birthday'
        | 'city'
        | 'province'
        | 'companyId'
        | 'ownerId'
        | 'tags'
        | 'budget'
        | 'readiness'
      )[];
      source?: string;
    };
    answer: { customerId: string; version: number; changed: readonly string[] };
  };
  /** Files kept with a customer */
  'GET /customers/{id}/attachments': {
    params: { id: string };
    answer: { items: readonly CustomerAttachment[] };
  };
  /** Attach a file (the body is the file itself) */
  'POST /customers/{id}/attachments': {
    params: { id: string };
    query?: { name?: string };
    body: Blob;
    answer: { fileId: string; customerId: string };
  };
  /** Remove a file */
  'DELETE /customers/{id}/attachments/{fileId}': {
    params: { id: string; fileId: string };
    answer: { fileId: string };
  };
  /** Download a file */
  'GET /customers/{id}/attachments/{fileId}': {
    params: { id: string; fileId: string };
    answer: string;
  };
  /** Put a file back that was removed within the last thirty days */
  'POST /customers/{id}/attachments/{fileId}/restore': {
    params: { id: string; fileId: string };
    answer: { fileId: string };
  };
  /** What a customer allows */
  'GET /customers/{id}/consents': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: {
      current: readonly {
        purpose: 'service' | 'marketing' | 'profiling' | 'research';
        channel: 'sms' | 'email' | 'call' | 'messenger' | 'post';
        allowed: boolean;
        reason: 'granted' | 'service' | 'withdrawn' | 'not-asked' | 'suppressed' | 'unreachable';
      }[];
      items: readonly {
        id: string;
        purpose: 'service' | 'marketing' | 'profiling' | 'research';
        channel: 'any' | 'sms' | 'email' | 'call' | 'messenger' | 'post';
        state: 'granted' | 'withdrawn';
        textVersion: number;
        source: string;
        evidence: string;
        at: string;
        recordedAt: string;
        actor: string;
      }[];
      nextCursor: string | null;
    };
  };
  /** Record what a customer allows or forbids */
  'POST /customers/{id}/consents': {
    params: { id: string };
    body: {
      purpose: 'service' | 'marketing' | 'profiling' | 'research';
      channel: 'any' | 'sms' | 'email' | 'call' | 'messenger' | 'post';
      state: 'granted' | 'withdrawn';
      textVersion?: number;
      source: 'person' | 'staff' | 'form' | 'sms' | 'import' | 'api';
      at?: string;
      evidence?: string;
    };
    answer: { recordId: string; customerId: string };
  };
  /** Who may be the same as this customer */
  'GET /customers/{id}/duplicates': {
    params: { id: string };
    answer: { items: readonly CustomerDuplicate[] };
  };
  /** Erase a customer's personal data */
  'POST /customers/{id}/erase': {
    params: { id: string };
    answer: { customerId: string; erasedAt: string };
  };
  /** A customer's interactions, newest first */
  'GET /customers/{id}/interactions': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      channel?: readonly ('note' | 'call' | 'form' | 'sms' | 'email' | 'messenger' | 'visit')[];
      direction?: 'inbound' | 'outbound' | 'internal';
    };
    answer: CustomerInteractionPage;
  };
  /** Merge another customer into this one */
  'POST /customers/{id}/merge': {
    params: { id: string };
    body: { mergedId: string };
    answer: {
      mergeId: string;
      survivorId: string;
      /** What to know of it: she now has two ids of one source */
      says: readonly { code: string; words: { fa: string; en: string } }[];
    };
  };
  /** Everything we keep about one person */
  'GET /customers/{id}/my-data': {
    params: { id: string };
    answer: { customerId: string; collectedAt: string; [name: string]: unknown };
  };
  /** Notes to a customer, pinned first */
  'GET /customers/{id}/notes': {
    params: { id: string };
    answer: { items: readonly CustomerNote[] };
  };
  /** Write a note */
  'POST /customers/{id}/notes': {
    params: { id: string };
    body: { body: string; pinned?: boolean };
    answer: { noteId: string; customerId: string };
  };
  /** People of a company */
  'GET /customers/{id}/people': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: { items: readonly CustomerPeople[]; nextCursor: string | null };
  };
  /** A customer's needs and tastes */
  'GET /customers/{id}/preferences': {
    params: { id: string };
    answer: { items: readonly CustomerPreference[] };
  };
  /** Note a need or a taste */
  'POST /customers/{id}/preferences': {
    params: { id: string };
    body: {
      component: 'product' | 'service' | 'channel' | 'communication';
      attitude: 'likes' | 'dislikes' | 'needs' | 'unstated-need';
      value: string;
      code?: string;
      source: 'stated' | 'inferred' | 'staff';
      confidence?: number;
      evidence?: string;
    };
    answer: { preferenceId: string; customerId: string };
  };
  /** What is known of a customer */
  'GET /customers/{id}/profile': {
    params: { id: string };
    answer: {
      customerId: string;
      asOf: string;
      relationship: { fa: string; en: string; reasons: readonly { fact: string; fa: string; en: string }[] };
      facts: readonly {
        name: string;
        title: { fa: string; en: string };
        definition: { fa: string; en: string };
        /** count, day, money (minor units), days, share (0..1), score (1..5), code, list */
        type: string;
        /** event: changed by what happens; time: by the day; population: by the place among all */
        kind: string;
        changedBy: readonly string[];
        value: unknown;
        /** The shortest interval that holds 80 % of her possible futures */
        interval?: readonly number[];
        warnings?: readonly { code: string; fa: string; en: string }[];
      }[];
      /** Why chances and values of single persons are not told; null where they are */
      forecast: {
        persons: { code: string; fa: string; en: string } | null;
        values: { code: string; fa: string; en: string } | null;
        group: { customers: number; repeaters: number; share: number } | null;
        valuesAre: 'margin' | 'revenue';
      };
      /** Changes of stage, oldest first */
      history: readonly CustomerProfileHistory[];
      /** Changes of rung, oldest first */
      rungs: readonly CustomerProfileHistory[];
      fit?: { fitId: string; model: string; asOf: string; madeAt: string; customers: number };
    };
  };
  /** A customer's purchases, newest first */
  'GET /customers/{id}/purchases': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: CustomerPurchasePage;
  };
  /** Channel, branch and hours that a customer prefers */
  'PUT /customers/{id}/reach': {
    params: { id: string };
    body: {
      channel: 'sms' | 'email' | 'call' | 'messenger' | 'post' | 'visit' | null;
      branch: string | null;
      hours: {
        /** minutes since midnight */
        from: number;
        /** minutes since midnight */
        to: number;
      } | null;
    };
    answer: { customerId: string };
  };
  /** The whole record of a customer */
  'GET /customers/{id}/record': {
    params: { id: string };
    answer: {
      customer: CustomerKeptApartCustomer;
      household: CustomerRecordHousehold | null;
      company: { id: string; name: string } | null;
      people: readonly CustomerPeople[];
      /** Who shares a phone or e-mail with her and is not in her household: perhaps they live together */
      relatives: readonly CustomerPeople[];
      preferences: readonly CustomerPreference[];
      reach: {
        channel: string | null;
        branch: string | null;
        hours: { from: number; to: number } | null;
        language: string | null;
      };
      notes: readonly CustomerNote[];
      attachments: readonly CustomerAttachment[];
      quality: { score: number; lacks: readonly { code: string; points: number; words: { fa: string; en: string } }[] };
      intimacy: {
        percent: number;
        blocks: readonly { code: string; words: { fa: string; en: string }; known: boolean }[];
      };
      merges: readonly CustomerRecordMerge[];
      /** pairs with her that wait for a decision */
      duplicates: number;
    };
  };
  /** A customer's timeline, newest first */
  'GET /customers/{id}/timeline': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** purchases, conversations …; all when absent */
      kind?: readonly string[];
    };
    answer: {
      items: readonly {
        eventId: string;
        type: string;
        kind: string;
        occurredAt: string;
        actor: string;
        by: string | null;
        source: string;
        title: { fa: string; en: string };
        figures: readonly {
          name: { fa: string; en: string };
          unit: 'money' | 'count';
          value: number;
          shown: { fa: string; en: string };
        }[];
        cause: { eventId: string; title: { fa: string; en: string } | null } | null;
        link: string | null;
      }[];
      nextCursor: string | null;
      /** what can be filtered by */
      kinds: readonly { kind: string; label: { fa: string; en: string } }[];
    };
  };
  /** Customers who may be one person */
  'GET /duplicates': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: { items: readonly CustomerDuplicate[]; nextCursor: string | null; notice?: { fa: string; en: string } };
  };
  /** How many pairs may be one person */
  'GET /duplicates/count': {
    answer: { count: number; keptApart: number; more: boolean };
  };
  /** These two are not one person */
  'POST /duplicates/decline': {
    body: { firstId: string; secondId: string };
    answer: { firstId: string; secondId: string };
  };
  /** These two may be one person after all */
  'POST /duplicates/reconsider': {
    body: { firstId: string; secondId: string };
    answer: { firstId: string; secondId: string };
  };
  /** The event log, oldest first */
  'GET /events': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** purchase.recorded, customer.created …; all when absent */
      types?: readonly string[];
      customer?: string;
    };
    answer: {
      items: readonly {
        eventId: string;
        type: string;
        version: number;
        customerId: string | null;
        occurredAt: string;
        recordedAt: string;
        actor: string;
        cause: string | null;
        source: string;
        origin: string;
        data: Readonly<Record<string, unknown>>;
        /** to go on after this event, now or later */
        cursor: string;
      }[];
      nextCursor: string | null;
    };
  };
  /** Lists that can be exported */
  'GET /exports': {
    answer: { items: readonly unknown[]; nextCursor: null };
  };
  /** The whole workspace, or some lists, in one archive */
  'POST /exports': {
    body: { kinds?: readonly string[]; format?: 'csv' | 'xlsx' };
    answer: unknown;
  };
  /** Customers as a file: all, or those whom the list shows under the same filters; X-Row-Count says how many */
  'GET /exports/customers': {
    query?: {
      format?: 'csv' | 'xlsx';
      sort?:
        | 'newest'
        | 'oldest'
        | 'name'
        | 'name-desc'
        | 'city'
        | 'city-desc'
        | 'last-purchase'
        | 'last-purchase-asc'
        | 'orders'
        | 'orders-asc'
        | 'net'
        | 'net-asc'
        | 'alive'
        | 'alive-asc'
        | 'clv'
        | 'clv-asc';
      /** Part of a name, beginning or end of a phone, e-mail, the shop's own code, or the number of an order */
      q?: string;
      kind?: 'person' | 'company';
      tag?: string;
      city?: string;
      province?: string;
      company?: string;
      household?: string;
      import?: string;
      owner?: string;
      hasPhone?: boolean;
      hasEmail?: boolean;
      birthMonth?: number;
      birthCalendar?: 'jalali' | 'gregorian';
      /** Gregorian day, YYYY-MM-DD */
      createdFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      createdTo?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastFrom?: string;
      /** Gregorian day, YYYY-MM-DD */
      lastTo?: string;
      ordersMin?: number;
      ordersMax?: number;
      netMin?: number;
      netMax?: number;
      /** true: only those who never bought */
      never?: boolean;
      /** rfm:KEY */
      segment?: string;
      r?: number;
      f?: number;
      aliveMin?: number;
      aliveMax?: number;
      readiness?: string;
      /** she can spend at least this much */
      budgetMin?: number;
      prefers?: string;
      dislikes?: string;
      /** The business's own fields: key=value, key>=value, key<=value */
      custom?: readonly string[];
    };
    answer: unknown;
  };
  /** One list, complete; X-Row-Count says how many rows it holds */
  'GET /exports/{kind}': {
    params: { kind: string };
    query?: { format?: 'csv' | 'xlsx' };
    answer: unknown;
  };
  /** What works and what does not */
  'GET /health/checks': {
    answer: { ok: boolean; checks: readonly { name: string; ok: boolean; detail: { fa: string; en: string } }[] };
  };
  /** Create a household */
  'POST /households': {
    body: { name?: string; memberIds: readonly string[] };
    answer: { householdId: string };
  };
  /** A household with its members */
  'GET /households/{id}': {
    params: { id: string };
    answer: CustomerRecordHousehold;
  };
  /** Rename a household */
  'PATCH /households/{id}': {
    params: { id: string };
    body: { name: string };
    answer: { householdId: string };
  };
  /** Join a household */
  'POST /households/{id}/members': {
    params: { id: string };
    body: { customerId: string };
    answer: { householdId: string; customerId: string };
  };
  /** Leave a household */
  'DELETE /households/{id}/members/{customerId}': {
    params: { id: string; customerId: string };
    answer: { householdId: string; customerId: string };
  };
  /** Imports, newest first */
  'GET /imports': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: { items: readonly Import[]; nextCursor: string | null };
  };
  /** Upload a file to import (the body is the file itself) */
  'POST /imports': {
    query: { kind: string; name: string; origin?: 'import' };
    body: Blob;
    answer: Import;
  };
  /** Kinds that can be imported, with their fields */
  'GET /imports/kinds': {
    answer: { items: readonly unknown[]; nextCursor: null };
  };
  /** One import: state, progress, counts and first problems */
  'GET /imports/{id}': {
    params: { id: string };
    answer: Import;
  };
  /** Stop the import between two batches */
  'POST /imports/{id}/cancel': {
    params: { id: string };
    answer: Import;
  };
  /** Try the import without writing anything */
  'POST /imports/{id}/dry-run': {
    params: { id: string };
    answer: Import;
  };
  /** The rows that were not taken, with the reason (CSV) */
  'GET /imports/{id}/errors': {
    params: { id: string };
    answer: unknown;
  };
  /** What the undo left alone, and why */
  'GET /imports/{id}/kept': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: { items: readonly unknown[]; nextCursor: string | null };
  };
  /** Say which column is which, and answer the questions */
  'PUT /imports/{id}/mapping': {
    params: { id: string };
    body: {
      columns?: Readonly<Record<string, string>>;
      dateCalendar?: string;
      dateOrder?: string;
      moneyUnit?: string;
      decimalMark?: string;
      quantityMark?: string;
      marks?: Readonly<Record<string, string>>;
      sheet?: string;
      recipe?: string;
      timeZone?: string;
      /** "fill" (default): only what is empty in a known record; "update": also over it */
      existing?: string;
    };
    answer: Import;
  };
  /** Rows that were not taken and cells that were left out, with the reason; all, or one kind */
  'GET /imports/{id}/problems': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      code?: string;
    };
    answer: { items: readonly unknown[]; nextCursor: string | null };
  };
  /** Go on where it stopped */
  'POST /imports/{id}/resume': {
    params: { id: string };
    answer: Import;
  };
  /** Start the import */
  'POST /imports/{id}/start': {
    params: { id: string };
    answer: Import;
  };
  /** Take the whole import back */
  'POST /imports/{id}/undo': {
    params: { id: string };
    answer: Import;
  };
  /** Interactions, newest first */
  'GET /interactions': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      channel?: readonly ('note' | 'call' | 'form' | 'sms' | 'email' | 'messenger' | 'visit')[];
      direction?: 'inbound' | 'outbound' | 'internal';
      customer?: string;
    };
    answer: CustomerInteractionPage;
  };
  /** Record an interaction: note, call, form, message, visit */
  'POST /interactions': {
    body: {
      /** may be left out of a form whose fields say who sent it */
      customer?: InteractionWishCustomer;
      channel: 'note' | 'call' | 'form' | 'sms' | 'email' | 'messenger' | 'visit';
      direction?: 'inbound' | 'outbound' | 'internal';
      /** RFC 3339 with offset, or a day; now when absent */
      at?: string;
      subject?: string;
      text?: string;
      /** a form as it was sent: {label: value} */
      fields?: Readonly<Record<string, string>>;
      durationSeconds?: number;
      outcome?: string;
      /** the channel's own id of the message */
      externalId?: string;
    };
    answer: { interactionId: string; customerId: string; customerCreated: boolean };
  };
  /** One interaction */
  'GET /interactions/{id}': {
    params: { id: string };
    answer: CustomerInteraction;
  };
  /** Accept an invitation */
  'POST /invitation': {
    body: { token: string; name?: string; password?: string; language?: 'fa' | 'en' };
    answer: { state: 'signed-in' | 'two-factor' };
  };
  /** What an invitation says */
  'POST /invitation/read': {
    body: { token: string };
    answer: {
      workspace: string;
      email: string;
      role: string;
      /** whoever asks is signed in with this very e-mail: nothing more is needed */
      herself: boolean;
    };
  };
  /** Open invitations */
  'GET /invitations': {
    answer: {
      items: readonly {
        id: string;
        email: string;
        role: string;
        teamId: string | null;
        scope: string | null;
        masked: readonly string[];
        createdAt: string;
        expiresAt: string;
        expired: boolean;
      }[];
      nextCursor: string | null;
    };
  };
  /** Invite a colleague */
  'POST /invitations': {
    body: {
      email: string;
      /** a built-in role, or the id of a custom one */
      role: string;
      teamId?: string | null;
      scope?: 'own' | 'team' | 'all' | null;
      masked?: readonly ('phone' | 'email' | 'national-id' | 'birthday')[];
    };
    answer: Invitation;
  };
  /** Withdraw an invitation */
  'DELETE /invitations/{id}': {
    params: { id: string };
    answer: null;
  };
  /** What was done lately, each with its way back */
  'GET /lately': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      who?: 'mine' | 'everybody';
    };
    answer: {
      items: readonly {
        id: string;
        kind: string;
        at: string;
        by: string | null;
        mine: boolean;
        title: { fa: string; en: string };
        customer: { id: string; name: string } | null;
        undo: { method: 'POST' | 'DELETE'; path: string; body?: Readonly<Record<string, unknown>> } | null;
        undone: boolean;
      }[];
      nextCursor: string | null;
    };
  };
  /** All measures with their definitions */
  'GET /measures': {
    query?: {
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
    };
    answer: {
      items: readonly {
        name: string;
        title: { fa: string; en: string };
        unit: string;
        /** year or all: the window without dates */
        window: string;
        variants: readonly { key: string; fa: string; en: string }[];
        parts: readonly string[];
        hasTrend: boolean;
        /** Names that address a cell of its table */
        cellKeys: readonly string[];
        definition: { fa: string; en: string };
      }[];
      /** Of the business: it cuts the months */
      calendar: 'jalali' | 'gregorian';
      asOf: MeasureAsOf;
    };
  };
  /** Several measures asked the same question, in one call */
  'GET /measures/answers': {
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** Names of measures, comma-separated; all of them when left out, of trends all that have one */
      names?: string;
    };
    answer: {
      items: readonly {
        name: string;
        answer?: MeasureAnswerAnswer;
        /** Why this one has none; the others are not touched */
        problem?: { code: string; fa: string; en: string };
      }[];
    };
  };
  /** Several measures month by month, in one call */
  'GET /measures/trends': {
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** The last so many months, where no period is given */
      months?: number;
      /** Each month, the twelve months that end with each, or the whole period moved on month by month */
      span?: 'month' | 'year' | 'period';
      /** Names of measures, comma-separated; all of them when left out, of trends all that have one */
      names?: string;
    };
    answer: {
      items: readonly {
        name: string;
        trend?: MeasureTrendTrend;
        /** Why this one has none; the others are not touched */
        problem?: { code: string; fa: string; en: string };
      }[];
    };
  };
  /** One measure, or one cell of its table with the whole beside it */
  'GET /measures/{name}': {
    params: { name: string };
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** A cell of the measure's table by its address, see table.cell: r:5,f:4 */
      cell?: string;
    };
    answer: MeasureAnswerAnswer;
  };
  /** What stands behind a measure or one of its cells: persons, orders and returns, or days, each with what it adds */
  'GET /measures/{name}/rows': {
    params: { name: string };
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** A cell of the measure's table by its address, see table.cell: r:5,f:4 */
      cell?: string;
      /** Share of customers of the concentration curve, 0 to 1 */
      customers?: string;
      /** numerator, denominator, …; see parts of the measure */
      part?: string;
      /** Recency score of an RFM cell */
      r?: string;
      /** Frequency score of an RFM cell */
      f?: string;
      /** Month of a cohort */
      cohort?: string;
      /** Months after the first purchase */
      k?: string;
      /** Step of the purchase funnel */
      purchase?: string;
      /** Month of the year, 1 to 12 */
      month?: string;
      /** Block of intimacy: identity, background, status, needs, expectations or tastes */
      block?: string;
      /** Segment of a row of intimacy; none: those who have not bought */
      group?: string;
    };
    answer: {
      /** customers, orders (returns are rows of their own) or days of customers */
      of: string;
      items: readonly Readonly<Record<string, unknown>>[];
      nextCursor: string | null;
      /** How many rows there are and what their values come to; with the first page */
      all?: { rows: number; value: number | string };
    };
  };
  /** The same rows, all in one file; X-Row-Count says how many */
  'GET /measures/{name}/rows/file': {
    params: { name: string };
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** A cell of the measure's table by its address, see table.cell: r:5,f:4 */
      cell?: string;
      /** Share of customers of the concentration curve, 0 to 1 */
      customers?: string;
      /** numerator, denominator, …; see parts of the measure */
      part?: string;
      /** Recency score of an RFM cell */
      r?: string;
      /** Frequency score of an RFM cell */
      f?: string;
      /** Month of a cohort */
      cohort?: string;
      /** Months after the first purchase */
      k?: string;
      /** Step of the purchase funnel */
      purchase?: string;
      /** Month of the year, 1 to 12 */
      month?: string;
      /** Block of intimacy: identity, background, status, needs, expectations or tastes */
      block?: string;
      /** Segment of a row of intimacy; none: those who have not bought */
      group?: string;
      format?: 'csv' | 'xlsx';
    };
    answer: unknown;
  };
  /** A measure month by month */
  'GET /measures/{name}/trend': {
    params: { name: string };
    query?: {
      /** First local day of the window, in either calendar */
      from?: string;
      /** The day after the last: windows are half-open */
      to?: string;
      /** The day the figures are seen from; without it the workspace's setting */
      asOf?: string;
      /** rfm:KEY, the people of an RFM segment as they stand now */
      segment?: string;
      calendar?: 'jalali' | 'gregorian';
      /** Only this channel */
      channel?: string;
      /** Only this branch */
      branch?: string;
      /** One variant or several, comma-separated; each measure's are in GET /measures */
      variant?: string;
      /** Yearly discount, a fraction */
      discount?: number;
      /** The last so many months, where no period is given */
      months?: number;
      /** Each month, the twelve months that end with each, or the whole period moved on month by month */
      span?: 'month' | 'year' | 'period';
    };
    answer: MeasureTrendTrend;
  };
  /** Colleagues */
  'GET /members': {
    answer: {
      items: readonly {
        id: string;
        name: string;
        email: string | null;
        role: string;
        teamId: string | null;
        scope: string | null;
        masked: readonly string[];
        joinedAt: string;
        twoFactor: boolean | null;
        passwordAskedAt: string | null;
        seenAt: string | null;
      }[];
      nextCursor: string | null;
    };
  };
  /** Remove a colleague */
  'DELETE /members/{id}': {
    params: { id: string };
    answer: null;
  };
  /** Change a colleague's role */
  'PATCH /members/{id}': {
    params: { id: string };
    body: {
      /** a built-in role, or the id of a custom one */
      role?: string;
      teamId?: string | null;
      scope?: 'own' | 'team' | 'all' | null;
      masked?: readonly ('phone' | 'email' | 'national-id' | 'birthday')[];
    };
    answer: null;
  };
  /** A link for a colleague's new password */
  'POST /members/{id}/password-link': {
    params: { id: string };
    answer: Invitation;
  };
  /** Merges, newest first */
  'GET /merges': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      customer?: string;
    };
    answer: { items: readonly CustomerRecordMerge[]; nextCursor: string | null };
  };
  /** Undo a merge */
  'POST /merges/{id}/undo': {
    params: { id: string };
    answer: { survivorId: string; mergedId: string };
  };
  /** The forecasting models and how good they are */
  'GET /models': {
    answer: {
      asOf: MeasureAsOf;
      current: ModelCurrent | null;
      earlier: readonly ModelCurrent[];
      /** Profile rows that changed since the current fit */
      changedSince: number;
      persons: { code: string; fa: string; en: string } | null;
      values: { code: string; fa: string; en: string } | null;
      /** Settings or time have left the fit behind: it is made anew by itself */
      stale: boolean;
      /** A fit was asked for, or is being made: ask again in a moment */
      fitting: boolean;
    };
  };
  /** Fit the models again */
  'POST /models/refit': {
    answer: { queued: boolean };
  };
  /** Delete a note */
  'DELETE /notes/{id}': {
    params: { id: string };
    answer: { noteId: string };
  };
  /** Change a note */
  'PATCH /notes/{id}': {
    params: { id: string };
    body: { body?: string; pinned?: boolean };
    answer: { noteId: string };
  };
  /** Put a note back that was deleted */
  'POST /notes/{id}/restore': {
    params: { id: string };
    answer: { noteId: string };
  };
  /** Needs and tastes that were noted, the most frequent first */
  'GET /preferences/known': {
    answer: { items: readonly { value: string; disliked: boolean }[] };
  };
  /** Drop a need or a taste */
  'DELETE /preferences/{id}': {
    params: { id: string };
    answer: { preferenceId: string };
  };
  /** Products, newest first */
  'GET /products': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** part of a name or code; one or two letters: the beginning of a word */
      q?: string;
      category?: string;
      /** true: also what is sold no more */
      archived?: boolean;
    };
    answer: { items: readonly Product[]; nextCursor: string | null };
  };
  /** Create a product */
  'POST /products': {
    body: {
      sku: string;
      name?: string;
      category?: string;
      unitPrice?: number | null;
      unitCost?: number | null;
      /** false: postage, a fee, an adjustment */
      goods?: boolean;
    };
    answer: { productId: string };
  };
  /** Categories of products */
  'GET /products/categories': {
    answer: { items: readonly { category: string; products: number }[] };
  };
  /** Archive a product: it leaves the lists and stays in the books */
  'DELETE /products/{id}': {
    params: { id: string };
    answer: { productId: string; version: number };
  };
  /** One product */
  'GET /products/{id}': {
    params: { id: string };
    answer: Product;
  };
  /** Change a product */
  'PATCH /products/{id}': {
    params: { id: string };
    body: {
      sku?: string;
      name?: string;
      category?: string;
      unitPrice?: number | null;
      unitCost?: number | null;
      /** false: postage, a fee, an adjustment */
      goods?: boolean;
      archived?: boolean;
      /** the version that was read; another one is refused */
      version?: number;
    };
    answer: { productId: string; version: number };
  };
  /** All facts with their definitions */
  'GET /profile/facts': {
    answer: {
      items: readonly {
        name: string;
        title: { fa: string; en: string };
        definition: { fa: string; en: string };
        /** count, day, money (minor units), days, share (0..1), score (1..5), code, list */
        type: string;
        /** event: changed by what happens; time: by the day; population: by the place among all */
        kind: string;
        changedBy: readonly string[];
      }[];
    };
  };
  /** Moves between stages and rungs in a month */
  'GET /profile/movements': {
    query?: {
      /** 2026-10, or 1405-08 in the Jalali calendar; this month if left out */
      month?: string;
      calendar?: 'jalali' | 'gregorian';
    };
    answer: {
      month: string;
      stages: readonly { from: string; to: string; customers: number }[];
      rungs: readonly { from: string; to: string; customers: number }[];
    };
  };
  /** Purchases, newest first */
  'GET /purchases': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      /** a merged id answers with the survivor */
      customer?: string;
      /** first day */
      from?: string;
      /** the day after the last: half-open */
      to?: string;
      channel?: string;
      branch?: string;
      number?: string;
      kind?: 'sale' | 'return';
      /** smallest units of the workspace's currency */
      minTotal?: number;
      /** smallest units of the workspace's currency */
      maxTotal?: number;
    };
    answer: CustomerPurchasePage;
  };
  /** Record a purchase */
  'POST /purchases': {
    body: {
      /** Anything that she is known by; unknown customers are made. */
      customer?: InteractionWishCustomer;
      number?: string;
      /** RFC 3339 with offset, or a day (2026-11-22, 1405/09/01) */
      at: string;
      currency?: string;
      channel?: string;
      branch?: string;
      paymentMethod?: string;
      lines: readonly PurchaseWishLine[];
      /** smallest units of the workspace's currency */
      discount?: number;
      /** smallest units of the workspace's currency */
      shipping?: number;
      /** smallest units of the workspace's currency */
      tax?: number;
      /** smallest units of the workspace's currency */
      total?: number;
      payments?: readonly PurchaseWishPayment[];
    };
    answer: Purchase;
  };
  /** Channels and branches of the latest purchases */
  'GET /purchases/places': {
    answer: {
      /** the most frequent first */
      channels: readonly string[];
      branches: readonly string[];
    };
  };
  /** One purchase with its lines, payments and returns */
  'GET /purchases/{id}': {
    params: { id: string };
    answer: {
      id: string;
      kind: 'sale' | 'return';
      number: string | null;
      channel: string;
      branch: string;
      paymentMethod: string;
      at: string;
      day: string;
      precision: 'instant' | 'day';
      customer: { id: string; name: string } | null;
      buyerName: string | null;
      /** sum of the lines */
      items: number;
      /** smallest units of the workspace's currency */
      discount: number;
      /** smallest units of the workspace's currency */
      shipping: number;
      /** smallest units of the workspace's currency */
      tax: number;
      /** smallest units of the workspace's currency */
      total: number;
      /** came back by returns against this purchase */
      returned: number;
      /** total − returned */
      net: number;
      cost: number | null;
      margin: number | null;
      /** smallest units of the workspace's currency */
      paid: number;
      cancelledAt: string | null;
      source: string;
      createdAt: string;
      lines: readonly {
        position: number;
        productId: string | null;
        sku: string;
        name: string;
        category: string;
        /** decimal; negative in a return */
        quantity: string;
        /** smallest units of the workspace's currency */
        unitPrice: number;
        /** smallest units of the workspace's currency */
        discount: number;
        /** smallest units of the workspace's currency */
        amount: number;
        unitCost: number | null;
        returnedQuantity: string;
      }[];
      payments: readonly {
        id: string;
        method: string;
        /** smallest units of the workspace's currency */
        amount: number;
        paidAt: string;
        reference: string;
      }[];
      returns: readonly {
        id: string;
        at: string;
        day: string;
        /** smallest units of the workspace's currency */
        amount: number;
        reason: string;
        lines: readonly PurchaseReturnLine[];
      }[];
    };
  };
  /** Cancel a purchase */
  'POST /purchases/{id}/cancel': {
    params: { id: string };
    body: {
      /** RFC 3339 with offset, or a day (2026-11-22, 1405/09/01) */
      at?: string;
      reason?: string;
    };
    answer: {
      purchaseId: string;
      returnId: string;
      /** smallest units of the workspace's currency */
      amount: number;
      day: string;
    };
  };
  /** Record a payment for a purchase */
  'POST /purchases/{id}/payments': {
    params: { id: string };
    body: PurchaseWishPayment;
    answer: {
      purchaseId: string;
      paymentId: string;
      /** smallest units of the workspace's currency */
      paid: number;
      /** smallest units of the workspace's currency */
      due: number;
    };
  };
  /** Take goods of a purchase back, per line */
  'POST /purchases/{id}/returns': {
    params: { id: string };
    body: {
      lines?: readonly {
        position: number;
        /** more than 0, at most 3 decimals */
        quantity?: string | number;
      }[];
      /** only for an order that was recorded without lines */
      amount?: number;
      /** RFC 3339 with offset, or a day (2026-11-22, 1405/09/01) */
      at?: string;
      reason?: string;
    };
    answer: {
      returnId: string;
      purchaseId: string;
      /** smallest units of the workspace's currency */
      amount: number;
      day: string;
      /** nothing is left: it counts as no purchase any more */
      whole: boolean;
      lines: readonly PurchaseReturnLine[];
    };
  };
  /** Record a return without an order */
  'POST /returns': {
    body: {
      /** Anything that she is known by; unknown customers are made. */
      customer?: InteractionWishCustomer;
      number?: string;
      /** RFC 3339 with offset, or a day (2026-11-22, 1405/09/01) */
      at: string;
      currency?: string;
      channel?: string;
      branch?: string;
      paymentMethod?: string;
      lines: readonly PurchaseWishLine[];
      /** smallest units of the workspace's currency */
      discount?: number;
      /** smallest units of the workspace's currency */
      shipping?: number;
      /** smallest units of the workspace's currency */
      tax?: number;
      /** smallest units of the workspace's currency */
      total?: number;
    };
    answer: Purchase;
  };
  /** Roles and rights */
  'GET /roles': {
    answer: {
      roles: readonly {
        id: string;
        name: { fa: string; en: string };
        rights: readonly string[];
        scope: string;
        masked: readonly string[];
        builtIn: boolean;
      }[];
      rights: readonly { id: string; fa: string; en: string }[];
      masks: readonly { id: string; fa: string; en: string }[];
    };
  };
  /** Make a role */
  'POST /roles': {
    body: {
      name: string;
      rights: readonly string[];
      scope: 'own' | 'team' | 'all';
      masked: readonly ('phone' | 'email' | 'national-id' | 'birthday')[];
    };
    answer: { id: string };
  };
  /** Remove a role */
  'DELETE /roles/{id}': {
    params: { id: string };
    answer: null;
  };
  /** Change a role */
  'PATCH /roles/{id}': {
    params: { id: string };
    body: {
      name?: string;
      rights?: readonly string[];
      scope?: 'own' | 'team' | 'all';
      masked?: readonly ('phone' | 'email' | 'national-id' | 'birthday')[];
    };
    answer: { id: string };
  };
  /** Events of security of the business */
  'GET /security': {
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
    };
    answer: {
      items: readonly {
        id: string;
        at: string;
        actor: string;
        actorName: string;
        source: string;
        action: string;
        title: { fa: string; en: string };
        subject: { kind: string; id: string };
        /** whom or what it is about, as she or it is called; may be empty */
        subjectName: string;
        fields: readonly string[];
        before: Readonly<Record<string, unknown>>;
        after: Readonly<Record<string, unknown>>;
        /** how often that day */
        times: number;
        unseen: boolean;
      }[];
      nextCursor: string | null;
      /** since the reader last looked; her own acts are not counted */
      unseen: number;
    };
  };
  /** I have seen the events of security */
  'POST /security/seen': {
    body: {
      /** when the newest of them happened */
      until: string;
    };
    answer: null;
  };
  /** Sign out */
  'DELETE /session': {
    answer: null;
  };
  /** Who I am and what I may do */
  'GET /session': {
    answer: {
      user: {
        id: string;
        name: string;
        email: string | null;
        language: string | null;
        hasPassword: boolean;
        twoFactor: boolean;
        recoveryCodesLeft: number;
      } | null;
      workspaces: readonly { id: string; slug: string; name: string; role: string; demo: boolean }[];
      workspace: SessionWorkspace | null;
      role: string | null;
      rights: readonly string[];
      scope: string;
      masked: readonly string[];
      /** the business demands a second factor that this person has not set up: nothing else is open to her */
      secondFactorMissing: boolean;
    };
  };
  /** Sign in */
  'POST /session': {
    body: { email: string; password: string };
    answer: { state: 'signed-in' | 'two-factor' };
  };
  /** I forgot my password */
  'POST /session/forgot': {
    body: { email: string };
    answer: null;
  };
  /** Sign in by a one-time link */
  'POST /session/link': {
    body: { token: string };
    answer: { state: 'signed-in' | 'two-factor' };
  };
  /** A new password by a link */
  'POST /session/reset': {
    body: { token: string; password: string };
    answer: { state: 'signed-in' | 'two-factor' };
  };
  /** The second step of signing in */
  'POST /session/two-factor': {
    body: { code: string };
    answer: { state: 'signed-in' | 'two-factor' };
  };
  /** Go to another business */
  'PUT /session/workspace': {
    body: { workspaceId: string };
    answer: null;
  };
  /** End my other sessions */
  'DELETE /sessions': {
    answer: { ended: number };
  };
  /** My sessions */
  'GET /sessions': {
    answer: {
      items: readonly { id: string; device: string; createdAt: string; seenAt: string; current: boolean }[];
      nextCursor: string | null;
    };
  };
  /** End a session */
  'DELETE /sessions/{id}': {
    params: { id: string };
    answer: null;
  };
  /** Teams */
  'GET /teams': {
    answer: { items: readonly { id: string; name: string; members: number }[]; nextCursor: string | null };
  };
  /** Make a team */
  'POST /teams': {
    body: { name: string };
    answer: { id: string };
  };
  /** Remove a team */
  'DELETE /teams/{id}': {
    params: { id: string };
    answer: null;
  };
  /** Rename a team */
  'PATCH /teams/{id}': {
    params: { id: string };
    body: { name: string };
    answer: { id: string };
  };
  /** Access tokens */
  'GET /tokens': {
    answer: {
      items: readonly {
        id: string;
        /** the first letters, by which people recognise it */
        prefix: string;
        name: string;
        role: string | null;
        rights: readonly string[] | null;
        expiresAt: string | null;
        service: boolean;
        scope: string;
        createdAt: string;
        createdBy: string;
        createdByName: string;
        usedAt: string | null;
        expired: boolean;
        renewSince: string | null;
      }[];
      nextCursor: string | null;
    };
  };
  /** Make an access token */
  'POST /tokens': {
    body: {
      name: string;
      /** a built-in role, or the id of a custom one */
      role?: string;
      rights?: readonly string[];
      expiresAt?: string | null;
      /** belongs to the business and stays when its maker leaves; made by an owner only */
      service?: boolean;
    };
    answer: {
      id: string;
      /** the first letters, by which people recognise it */
      prefix: string;
      name: string;
      role: string | null;
      rights: readonly string[] | null;
      expiresAt: string | null;
      service: boolean;
      token: string | null;
      /** In a repeated answer: the fields that were shown once and are null now */
      leftOut?: { fields: readonly string[]; message: { fa: string; en: string } };
    };
  };
  /** Revoke an access token */
  'DELETE /tokens/{id}': {
    params: { id: string };
    answer: null;
  };
  /** Saved views of the customers list */
  'GET /views': {
    answer: {
      items: readonly {
        id: string;
        name: string;
        shared: boolean;
        own: boolean;
        /** {filter, columns, sort}: filter and sort as GET /customers takes them */
        definition: Readonly<Record<string, unknown>>;
        position: number;
      }[];
    };
  };
  /** Save a view */
  'POST /views': {
    body: {
      name: string;
      /** {filter, columns, sort}: filter and sort as GET /customers takes them */
      definition: Readonly<Record<string, unknown>>;
      shared?: boolean;
      position?: number;
    };
    answer: { viewId: string };
  };
  /** Delete a saved view */
  'DELETE /views/{id}': {
    params: { id: string };
    answer: { viewId: string };
  };
  /** Change a saved view */
  'PATCH /views/{id}': {
    params: { id: string };
    body: {
      name?: string;
      /** {filter, columns, sort}: filter and sort as GET /customers takes them */
      definition?: Readonly<Record<string, unknown>>;
      shared?: boolean;
      position?: number;
    };
    answer: { viewId: string };
  };
  /** Put a view back that was deleted */
  'POST /views/{id}/restore': {
    params: { id: string };
    answer: { viewId: string };
  };
  /** Webhooks */
  'GET /webhooks': {
    answer: { items: readonly Webhook[] };
  };
  /** Create a webhook */
  'POST /webhooks': {
    body: {
      url: string;
      description?: string;
      /** purchase.recorded, customer.created …; empty: all */
      eventTypes?: readonly string[];
    };
    answer: Webhook2;
  };
  /** The events that a webhook can be told of */
  'GET /webhooks/event-types': {
    answer: {
      items: readonly {
        /** purchase.recorded */
        type: string;
        words: { fa: string; en: string };
        about: 'customer' | 'business';
        version: number;
        /** the right without which nobody hears of it */
        right: string;
        /** false: beyond what the asking person may have sent */
        mayHear: boolean;
      }[];
    };
  };
  /** Delete a webhook */
  'DELETE /webhooks/{id}': {
    params: { id: string };
    answer: { id: string };
  };
  /** One webhook */
  'GET /webhooks/{id}': {
    params: { id: string };
    answer: Webhook;
  };
  /** Change a webhook, turn it on or off */
  'PATCH /webhooks/{id}': {
    params: { id: string };
    body: {
      url?: string;
      description?: string;
      /** purchase.recorded, customer.created …; empty: all */
      eventTypes?: readonly string[];
      on?: boolean;
    };
    answer: { id: string };
  };
  /** Deliveries of a webhook, newest first */
  'GET /webhooks/{id}/deliveries': {
    params: { id: string };
    query?: {
      /** nextCursor of the previous page */
      cursor?: string;
      limit?: number;
      state?: 'waiting' | 'delivered' | 'failed';
    };
    answer: {
      items: readonly {
        id: string;
        eventId: string;
        eventType: string;
        eventWords: { fa: string; en: string } | null;
        state: 'waiting' | 'delivered' | 'failed';
        attempts: number;
        nextAt: string | null;
        lastAt: string | null;
        lastStatus: number | null;
        lastError: string | null;
        createdAt: string;
      }[];
      nextCursor: string | null;
    };
  };
  /** One delivery with its attempts */
  'GET /webhooks/{id}/deliveries/{deliveryId}': {
    params: { id: string; deliveryId: string };
    answer: {
      id: string;
      eventId: string;
      eventType: string;
      eventWords: { fa: string; en: string } | null;
      state: 'waiting' | 'delivered' | 'failed';
      attempts: number;
      nextAt: string | null;
      lastAt: string | null;
      lastStatus: number | null;
      lastError: string | null;
      createdAt: string;
      /** exactly what is sent and signed */
      body: string;
      log: readonly { at: string; status: number | null; error: string | null; ms: number; answer: string }[];
    };
  };
  /** Send one event again */
  'POST /webhooks/{id}/deliveries/{deliveryId}/replay': {
    params: { id: string; deliveryId: string };
    answer: { replayed: number };
  };
  /** Send past events again */
  'POST /webhooks/{id}/replay': {
    params: { id: string };
    body: {
      /** all when absent */
      state?: 'failed' | 'delivered';
      since?: string;
    };
    answer: { replayed: number };
  };
  /** Make a new secret; the former one signs on for a day */
  'POST /webhooks/{id}/secret': {
    params: { id: string };
    answer: Webhook2;
  };
  /** Send a test event */
  'POST /webhooks/{id}/test': {
    params: { id: string };
    answer: { eventId: string };
  };
  /** Settings of the business */
  'GET /workspace': {
    answer: SessionWorkspace;
  };
  /** Change the settings of the business */
  'PATCH /workspace': {
    body: {
      name?: string;
      timeZone?: string;
      calendar?: 'jalali' | 'gregorian';
      language?: 'fa' | 'en';
      displayUnit?: 'toman' | 'rial';
      settings?: {
        asOf?: 'today' | 'after-last-purchase' | null;
        customerRule?:
          | { kind: 'days'; days: number }
          | { kind: 'own-gap'; k: number; leastDays: number }
          | { kind: 'p-alive'; least: number }
          | null;
        model?: 'mbgnbd' | 'bgnbd' | 'paretonbd' | null;
        monthlyDiscount?: number | null;
        margin?: number | null;
        loyalFrom?: number | null;
        feeCodes?: readonly string[] | null;
        secondFactor?: 'demanded' | null;
        brand?: { color?: string; logoFileId?: string } | null;
      };
    };
    answer: SessionWorkspace;
  };
  /** Take the logo away */
  'DELETE /workspace/logo': {
    answer: SessionWorkspace;
  };
  /** Give the business a logo (the body is the picture itself) */
  'POST /workspace/logo': {
    query?: { name?: string };
    body: Blob;
    answer: SessionWorkspace;
  };
  /** Open a business */
  'POST /workspaces': {
    body: {
      name: string;
      slug?: string;
      language?: 'fa' | 'en';
      calendar?: 'jalali' | 'gregorian';
      timeZone?: string;
      currency?: { code: string; unit?: 'toman' | 'rial' };
    };
    answer: { id: string; slug: string; name: string };
  };
  /** The picture of a logo, under ids that nobody guesses */
  'GET /workspaces/{id}/logo/{fileId}': {
    params: { id: string; fileId: string };
    answer: string;
  };
}

export type Operation = keyof Contract;

export interface CustomerAttachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
  addedAt: string;
  addedBy: string;
}

export interface CustomerBulk {
  id: string;
  state: 'running' | 'done' | 'undoing' | 'undone';
  change: Readonly<Record<string, unknown>>;
  total: number;
  /** customers looked at by the run under way: seen ÷ total is the progress */
  seen: number;
  changed: number;
  restored: number;
  actor: string;
  startedAt: string;
  endedAt: string | null;
}

export interface CustomerDuplicate {
  first: CustomerKeptApartCustomer;
  second: CustomerKeptApartCustomer;
  /** 55 to 99: the higher, the likelier that both are one person */
  score: number;
  reasons: readonly { code: string; words: { fa: string; en: string } }[];
}

export interface CustomerInteraction {
  id: string;
  customer: { id: string; name: string };
  channel: string;
  direction: string;
  at: string;
  subject: string;
  text: string;
  fields: Readonly<Record<string, string>>;
  durationSeconds: number | null;
  outcome: string;
  externalId: string | null;
  actor: string;
  source: string;
  createdAt: string;
}

export interface CustomerInteractionPage {
  items: readonly CustomerInteraction[];
  nextCursor: string | null;
}

export interface CustomerKeptApartCustomer {
  id: string;
  kind: string;
  name: string;
  givenName: string;
  familyName: string;
  title: string;
  identifiers: readonly {
    kind: string;
    scope: string;
    /** E.164 for a phone; the last digits only for what is kept secret */
    value: string;
    extension: string | null;
    primary: boolean;
    source: string;
    verifiedAt: string | null;
  }[];
  /** Phones and e-mails by which she can be reached and which are not hers alone */
  sharedContacts: readonly {
    kind: string;
    value: string;
    extension: string | null;
    label: string;
    /** Why she was kept apart from whose key it is; empty where it was told as shared */
    reasons: readonly { code: string; words: { fa: string; en: string } }[];
    source: string;
  }[];
  gender: string | null;
  language: string | null;
  birthday: { calendar: 'jalali' | 'gregorian'; month: number; day: number; year?: number | null } | null;
  city: string;
  province: string;
  companyId: string | null;
  householdId: string | null;
  ownerId: string | null;
  tags: readonly string[];
  custom: Readonly<Record<string, unknown>>;
  budget: { min: number | null; max: number | null } | null;
  readiness: string | null;
  source: string;
  /** Origin and last confirmation of a field, where it differs from the source of the record */
  provenance: Readonly<Record<string, { source: string; at: string; verifiedAt?: string }>>;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface CustomerNote {
  id: string;
  body: string;
  pinned: boolean;
  writtenAt: string;
  changedAt: string | null;
  author: string;
  authorName: string;
}

export interface CustomerPeople {
  id: string;
  name: string;
  kind: string;
  gender: string | null;
  birthYear: number | null;
}

export interface CustomerPreference {
  id: string;
  component: 'product' | 'service' | 'channel' | 'communication';
  attitude: 'likes' | 'dislikes' | 'needs' | 'unstated-need';
  value: string;
  code: string;
  source: 'stated' | 'inferred' | 'staff';
  confidence: number;
  evidence: string;
  notedAt: string;
  notedBy: string;
}

export interface CustomerProfileHistory {
  day: string;
  from: string;
  to: string;
  /** purchase, silence or ended */
  cause: string;
}

export interface CustomerPurchasePage {
  items: readonly {
    id: string;
    kind: 'sale' | 'return';
    number: string | null;
    channel: string;
    branch: string;
    paymentMethod: string;
    at: string;
    day: string;
    precision: 'instant' | 'day';
    customer: { id: string; name: string } | null;
    buyerName: string | null;
    /** sum of the lines */
    items: number;
    /** smallest units of the workspace's currency */
    discount: number;
    /** smallest units of the workspace's currency */
    shipping: number;
    /** smallest units of the workspace's currency */
    tax: number;
    /** smallest units of the workspace's currency */
    total: number;
    /** came back by returns against this purchase */
    returned: number;
    /** total − returned */
    net: number;
    cost: number | null;
    margin: number | null;
    /** smallest units of the workspace's currency */
    paid: number;
    cancelledAt: string | null;
    source: string;
    createdAt: string;
  }[];
  nextCursor: string | null;
}

export interface CustomerRecordHousehold {
  id: string;
  name: string;
  members: readonly CustomerPeople[];
}

export interface CustomerRecordMerge {
  id: string;
  survivorId: string;
  survivorName: string;
  mergedId: string;
  mergedName: string;
  mergedAt: string;
  actor: string;
  undoneAt: string | null;
  canUndo: boolean;
}

export interface Import {
  id: string;
  kind: string;
  /** ready waiting checking running cancelled done failed undoing undone */
  state: string;
  fileName: string;
  fileSize: number | null;
  progress: number;
  rows: number;
  /** What the rows done so far are: orders, where rows are their lines */
  records: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  customersCreated: number;
  notices: Readonly<Record<string, number>>;
  /** the notices as sentences */
  noticed: readonly { code: string; count: number; message: { fa: string; en: string } }[];
  /** columns {header: field}, dateCalendar, dateOrder, moneyUnit, decimalMark, quantityMark, marks, sheet, recipe, timeZone, existing */
  mapping: unknown;
  /** headers, samples, guesses, questions, notices and facts of the file */
  inspection: unknown;
  /** counts and first problems of the last dry run */
  check: unknown;
  refusal: unknown;
  /** removed, restored and kept, after an undo */
  undone: unknown;
  /** the first rows that were not taken, and cells that were left out */
  problems: readonly unknown[];
  /** how often each kind of problem came, with one of its sentences */
  kinds: readonly unknown[];
  actor: string;
  /** true: your role does not see the rows of the file; samples and reasons are left out */
  rowsHidden?: boolean;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

export interface InteractionWishCustomer {
  id?: string;
  phone?: string;
  email?: string;
  externalId?: string;
  nationalId?: string;
  card?: string;
  /** telegram, @maryam */
  messenger?: { network: string; id: string };
  name?: string;
}

export interface Invitation {
  url: string | null;
  expiresAt: string;
  /** In a repeated answer: the fields that were shown once and are null now */
  leftOut?: { fields: readonly string[]; message: { fa: string; en: string } };
}

export interface MeasureAnswerAnswer {
  name: string;
  title: { fa: string; en: string };
  /** share (0..1), money (minor units), index, count */
  unit: string;
  /** False when the denominator is zero: show a dash, never 0 */
  defined: boolean;
  value: number | null;
  numerator: number | string | null;
  denominator: number | string | null;
  n: number;
  /** 95 % interval of a share of people (Wilson) */
  interval?: readonly number[];
  window: { from: string | null; to: string; asOf: string; calendar: string };
  variant: readonly string[];
  definition: { fa: string; en: string };
  /** What of it can be opened */
  parts: readonly string[];
  /** Where the persons or orders behind the figure are listed */
  rows: string;
  cell?: { address: string; title: { fa: string; en: string } };
  /** The figure of the whole table, where a cell was asked for */
  whole?: {
    /** share (0..1), money (minor units), index, count */
    unit: string;
    /** False when the denominator is zero: show a dash, never 0 */
    defined: boolean;
    value: number | null;
    numerator: number | string | null;
    denominator: number | string | null;
    n: number;
  };
  figures?: Readonly<Record<string, unknown>>;
  table?: {
    columns: readonly { key: string; fa: string; en: string }[];
    rows: readonly (readonly (string | number | boolean | null)[])[];
    /** How a cell is addressed, out of the columns of its row; {column} is the key of its column */
    cell: string;
  };
}

export interface MeasureAsOf {
  day: string;
  setting: string;
  firstDay: string | null;
  lastDay: string | null;
  proposed: string | null;
}

export interface MeasureTrendTrend {
  name: string;
  unit: string;
  span: string;
  calendar: string;
  points: readonly {
    month: string;
    from: string;
    to: string;
    defined: boolean;
    value: number | null;
    numerator: number | string | null;
    denominator: number | string | null;
    n: number;
  }[];
}

export interface ModelCurrent {
  fitId: string;
  madeAt: string;
  asOf: string;
  dataFrom: string;
  dataTo: string;
  customers: number;
  repeaters: number;
  /** The model that predicts */
  model: string;
  isCurrent: boolean;
  seconds: number;
  assumptions: { horizonWeeks: number; monthlyDiscount: number; margin: number | null; marginFrom?: string | null };
  fits: Readonly<
    Record<
      string,
      {
        params: Readonly<Record<string, number>>;
        logLikelihood: number;
        converged: boolean;
        n: number;
        intervals?: Readonly<Record<string, readonly (number | null)[]>>;
        warnings: readonly { code: string; fa: string; en: string }[];
      }
    >
  >;
  holdout: {
    until: string;
    weeks: number;
    models: Readonly<
      Record<
        string,
        {
          n: number;
          actual: number;
          expected: number;
          totalError: number | null;
          /** Mean absolute error per customer */
          mae: number;
          baselines: { mean: { expected: number; mae: number }; ownRate: { expected: number; mae: number } };
          /** Calibration by repeat purchases; the last row holds x and more */
          byX: readonly { x: number; customers: number; actual: number; expected: number }[];
        }
      >
    >;
  } | null;
}

export interface Product {
  id: string;
  sku: string;
  name: string;
  category: string;
  unitPrice: number | null;
  unitCost: number | null;
  goods: boolean;
  archived: boolean;
  source: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface Purchase {
  purchaseId: string;
  customerId: string | null;
  customerCreated: boolean;
  /** smallest units of the workspace's currency */
  total: number;
  day: string;
}

export interface PurchaseReturnLine {
  position: number;
  quantity: string;
  /** smallest units of the workspace's currency */
  amount: number;
}

export interface PurchaseWishLine {
  sku: string;
  name?: string;
  category?: string;
  /** more than 0, at most 3 decimals */
  quantity: string | number;
  /** smallest units of the workspace's currency */
  unitPrice: number;
  /** smallest units of the workspace's currency */
  discount?: number;
  /** smallest units of the workspace's currency */
  unitCost?: number;
}

export interface PurchaseWishPayment {
  method: string;
  amount: number;
  /** RFC 3339 with offset, or a day (2026-11-22, 1405/09/01) */
  paidAt?: string;
  reference?: string;
}

export interface SessionWorkspace {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  calendar: 'jalali' | 'gregorian';
  language: 'fa' | 'en';
  currency: { code: string; minorDigits: number; displayUnit: string; display: { unit: string; factor: number } };
  settings: Readonly<Record<string, unknown>>;
  demo: boolean;
}

export interface Webhook {
  id: string;
  url: string;
  description: string;
  eventTypes: readonly string[];
  on: boolean;
  offReason: string | null;
  /** failed attempts in a row; from three on it is paused */
  failures: number;
  pausedUntil: string | null;
  waiting: number;
  failed: number;
  lastAt: string | null;
  createdAt: string;
  renewSince: string | null;
}

export interface Webhook2 {
  id: string;
  secret: string | null;
  /** In a repeated answer: the fields that were shown once and are null now */
  leftOut?: { fields: readonly string[]; message: { fa: string; en: string } };
}
