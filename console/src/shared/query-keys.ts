/**
 * The names under which the console keeps what it has read. A longer name stands for a part of a shorter one: what makes
 * `keys.customers.all` stale makes every list and count of customers stale. Who works is no part of a name, since what was
 * read is forgotten when another business or another person takes over.
 */
export const keys = {
  /** Whatever was read. */
  everything: [],
  session: ['session'],
  customFields: ['custom-fields'],
  places: ['places'],

  /** Lists of customers, and what is counted over them. */
  customers: {
    all: ['customers'],
    lists: ['customers', 'list'],
    list: (query: unknown) => ['customers', 'list', query],
    count: (filters: unknown, exact: boolean) => ['customers', 'count', filters, exact],
    any: ['customers', 'any'],
    pick: (kind: unknown, asked: string) => ['customers', 'pick', kind, asked],
    search: (asked: string) => ['customers', 'search', asked],
    preferences: ['customers', 'known-preferences'],
    views: ['customer-views'],
    duplicates: ['customers', 'duplicates'],
    duplicatesCount: ['customers', 'duplicates', 'count'],
    duplicatesOf: (id: string) => ['customers', 'duplicates', id],
    keptApart: (importId: string) => ['customers', 'kept-apart', importId],
    bought: (one: string, other: string) => ['customers', 'bought', one, other],
  },
  /** One customer, and each part of the page. */
  customer: {
    all: ['customer'],
    of: (id: string) => ['customer', id],
    itself: (id: string | undefined) => ['customer', id, 'itself'],
    record: (id: string) => ['customer', id, 'record'],
    profile: (id: string) => ['customer', id, 'profile'],
    consents: (id: string) => ['customer', id, 'consents'],
    timeline: (id: string, kinds: readonly string[]) => ['customer', id, 'timeline', kinds],
    purchases: (id: string) => ['customer', id, 'purchases'],
    interactions: (id: string) => ['customer', id, 'interactions'],
    history: (id: string) => ['customer', id, 'history'],
  },
  purchases: { all: ['purchase'], one: (id: string | undefined) => ['purchase', id] },
  products: { find: (asked: string) => ['products', 'find', asked] },

  measures: {
    all: ['measures'],
    list: ['measures', 'list'],
    one: (name: string, ask: unknown) => ['measures', 'one', name, ask],
    several: (names: readonly string[], ask: unknown) => ['measures', 'several', names, ask],
    trends: (names: readonly string[], ask: unknown, span: unknown) => ['measures', 'trends', names, ask, span],
    rows: (name: string, ask: unknown, part: unknown) => ['measures', 'rows', name, ask, part],
  },
  profile: { all: ['profile'], models: ['profile', 'models'] },
  lately: { all: ['lately'], of: (who: string) => ['lately', who] },

  imports: {
    all: ['imports'],
    list: ['imports', 'list'],
    kinds: ['import-kinds'],
    one: (id: string) => ['import', id],
    problems: (id: string, code: string) => ['import', id, 'problems', code],
    kept: (id: string) => ['import', id, 'kept'],
  },

  ownSessions: ['own-sessions'],
  invitation: (token: string) => ['invitation', token],
  staff: {
    members: ['members'],
    invitations: ['invitations'],
    roles: ['roles'],
    teams: ['teams'],
    /** Whether somebody else works in the business. */
    anyColleague: ['any-colleague'],
  },
  tokens: ['tokens'],
  webhooks: {
    all: ['webhooks'],
    eventTypes: ['webhook-event-types'],
    /** What was sent, of every endpoint. */
    deliveries: ['deliveries'],
    deliveriesOf: (endpointId: string, state: string | undefined) => ['deliveries', endpointId, 'list', state],
    delivery: (endpointId: string, id: string | null) => ['deliveries', endpointId, 'one', id],
  },
  audit: (filter: unknown) => ['audit', filter],
  security: { events: ['security', 'events'], unseen: ['security', 'unseen'] },
  health: ['health'],
} as const;
