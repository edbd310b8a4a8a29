import type { Client, Query, ReadOptions, WriteOptions } from './client.ts';

export type CustomerKind = 'person' | 'company';

/** A month and a day of its own calendar; the year may be unknown. */
export interface BirthdayFields {
  readonly calendar: 'jalali' | 'gregorian';
  readonly month: number;
  readonly day: number;
  readonly year?: number | null;
}

/** One line of the customers list. Amounts are minor units of the workspace's currency. */
export interface CustomerLine {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  /** E.164, or dots and the last digits where the reader may not see it. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly city: string;
  readonly tags: readonly string[];
  readonly ownerId: string | null;
  /** The business's own fields by key. */
  readonly custom: Readonly<Record<string, unknown>>;
  /** Told with a change: another one means that somebody changed her in the meantime. */
  readonly version: number;
  readonly createdAt: string;
  readonly orders: number;
  /** Gregorian day of the last purchase. */
  readonly lastDay: string | null;
  /** What was sold, less what came back; beyond 2^53 the exact decimal string. */
  readonly net: number | string;
  /** Key of the segment in the recency × frequency grid. */
  readonly segment: string | null;
  readonly pAlive: number | null;
  readonly clv: number | null;
  /** By what a search found her, where the line does not show it: another phone, a code, an order. */
  readonly hit: SearchHit | null;
}

/** By what a search found somebody. */
export interface SearchHit {
  readonly kind: string;
  readonly value: string;
  readonly extension: string | null;
  readonly purchaseId: string | null;
}

/** Each with its other direction; what is not known of a customer stands last in both. */
export const customerSorts = [
  'newest',
  'oldest',
  'name',
  'name-desc',
  'city',
  'city-desc',
  'last-purchase',
  'last-purchase-asc',
  'orders',
  'orders-asc',
  'net',
  'net-asc',
  'alive',
  'alive-asc',
  'clv',
  'clv-asc',
] as const;
export type CustomerSort = (typeof customerSorts)[number];

export const readinessSteps = ['not-now', 'looking', 'comparing', 'ready'] as const;
/** How near a customer is to buying. */
export type Readiness = (typeof readinessSteps)[number];

/** What she can spend on a purchase, in minor units; null where she did not say. */
export interface Budget {
  readonly min: number | null;
  readonly max: number | null;
}

/** What a list of customers can be narrowed by. Ranges include both ends; `lastTo` is the day after the last. */
export interface CustomerFilters {
  readonly q?: string;
  readonly kind?: CustomerKind;
  /** "rfm:champions" */
  readonly segment?: string;
  readonly tag?: string;
  readonly city?: string;
  readonly province?: string;
  readonly owner?: string;
  readonly import?: string;
  readonly household?: string;
  readonly company?: string;
  readonly hasPhone?: boolean;
  readonly hasEmail?: boolean;
  readonly birthMonth?: number;
  readonly birthCalendar?: 'jalali' | 'gregorian';
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly lastFrom?: string;
  readonly lastTo?: string;
  readonly ordersMin?: number;
  readonly ordersMax?: number;
  readonly netMin?: number;
  readonly netMax?: number;
  readonly never?: boolean;
  readonly r?: number;
  readonly f?: number;
  readonly aliveMin?: number;
  readonly aliveMax?: number;
  readonly readiness?: Readiness;
  /** Whoever can spend at least this much: minor units. */
  readonly budgetMin?: number;
  /** A need or taste, in the words in which it was noted. */
  readonly prefers?: string;
  readonly dislikes?: string;
  /** The business's own fields: "size=L", "weight>=50", "wedding<=1405/06/31"; money in the unit that people say. */
  readonly custom?: readonly string[];
  readonly ids?: readonly string[];
}

export interface CustomerQuery extends CustomerFilters {
  readonly sort?: CustomerSort;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Asks for the next page; null on the last. */
  readonly nextCursor: string | null;
}

/** How many a list holds: exact, or "more than" where it was counted to a bound. */
export interface CustomerCount {
  readonly count: number;
  readonly more: boolean;
}

/** Two people who share a phone or mail and were kept apart. */
export interface KeptApart {
  readonly customer: Customer;
  /** Whose key it is; null when nobody has it, or somebody whom the reader does not see. */
  readonly owner: Customer | null;
  readonly kind: string;
  readonly value: string;
  readonly extension: string | null;
  readonly reasons: readonly { readonly code: string; readonly words: { readonly fa: string; readonly en: string } }[];
}

/** Somebody else's phone or mail that reaches her too. */
export interface SharedContact {
  readonly kind: string;
  readonly value: string;
  readonly extension: string | null;
  readonly label: string;
  readonly reasons: readonly { readonly code: string; readonly words: { readonly fa: string; readonly en: string } }[];
}

export interface Identifier {
  readonly kind: string;
  readonly scope: string;
  readonly value: string;
  /** Behind a switchboard. */
  readonly extension: string | null;
  readonly primary: boolean;
  readonly source: string;
  readonly verifiedAt: string | null;
}

/** A customer as she is known. A field that the reader's role may not see is null or dots. */
export interface Customer {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly sharedContacts: readonly SharedContact[];
  readonly identifiers: readonly Identifier[];
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly language: 'fa' | 'en' | null;
  readonly birthday: BirthdayFields | null;
  readonly city: string;
  readonly province: string;
  readonly companyId: string | null;
  readonly householdId: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly custom: Readonly<Record<string, unknown>>;
  readonly budget: Budget | null;
  readonly readiness: Readiness | null;
  readonly source: string;
  /** Origin and last confirmation of a field, where it differs from the source of the record. */
  readonly provenance: Readonly<
    Record<string, { readonly source: string; readonly at: string; readonly verifiedAt?: string }>
  >;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Fields of a new customer: phones and mails in any spelling. */
export interface NewCustomer {
  readonly kind?: CustomerKind;
  readonly name?: string;
  /** What is said before the name: دکتر. */
  readonly title?: string;
  /** Phones and mails that reach her and are not hers alone. */
  readonly sharedContacts?: readonly {
    readonly kind: 'phone' | 'email';
    readonly value: string;
    readonly label?: string;
  }[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly externalId?: string;
  readonly birthday?: BirthdayFields | null;
  readonly city?: string;
  readonly province?: string;
  readonly ownerId?: string | null;
  readonly tags?: readonly string[];
}

/** What is to change of a customer; an absent field stays, null empties it. */
export interface CustomerChange {
  /** The version that was looked at: another one means that somebody changed her in the meantime. */
  readonly version: number;
  readonly kind?: CustomerKind;
  readonly name?: string;
  readonly title?: string;
  readonly gender?: Customer['gender'];
  readonly language?: Customer['language'];
  readonly birthday?: BirthdayFields | null;
  readonly city?: string;
  readonly province?: string;
  readonly companyId?: string | null;
  readonly ownerId?: string | null;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** Values by key; null empties one, the others stay. */
  readonly custom?: Readonly<Record<string, unknown>>;
  readonly budget?: Budget | null;
  readonly readiness?: Readiness | null;
  readonly setIdentifiers?: readonly {
    readonly kind: string;
    readonly scope?: string;
    readonly value: string;
    readonly primary?: boolean;
    readonly verified?: boolean;
    /** A phone or mail that reaches her and is not hers alone. */
    readonly shared?: boolean;
    /** Whose a shared one is: father, office. */
    readonly label?: string;
  }[];
  readonly removeIdentifiers?: readonly { readonly kind: string; readonly scope?: string; readonly value?: string }[];
  /** Fields that were confirmed with her. */
  readonly verified?: readonly string[];
}

/** What a saved list shows: filters and order as the list takes them, and the columns in sight. */
export interface ViewDefinition {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly columns?: readonly string[];
  readonly sort?: string;
}

/** A saved list, the reader's own or a shared one. */
export interface CustomerView {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
  readonly definition: ViewDefinition;
}

/** A type of the business's own fields. */
export interface CustomField {
  readonly id: string;
  readonly key: string;
  readonly label: { readonly fa: string; readonly en: string };
  readonly type: 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'choices';
  readonly choices: readonly { readonly value: string; readonly label: { readonly fa: string; readonly en: string } }[];
  readonly archived: boolean;
}

/** One change for many customers. */
export type BulkChange = Pick<CustomerChange, 'addTags' | 'removeTags' | 'ownerId' | 'city' | 'province'>;

/** A bulk edit and how far it has come. */
export interface Bulk {
  readonly id: string;
  readonly state: 'running' | 'done' | 'undoing' | 'undone';
  readonly total: number;
  /** Customers looked at by the run under way. */
  readonly seen: number;
  readonly changed: number;
  readonly restored: number;
}

/** Two customers who may be one person, and why. */
export interface Duplicate {
  readonly first: Customer;
  readonly second: Customer;
  /** 55 to 99: the higher, the likelier. */
  readonly score: number;
  readonly reasons: readonly { readonly code: string; readonly words: { readonly fa: string; readonly en: string } }[];
}

/** A member of staff, enough to name an owner. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

const at = '/api/v1/customers';
const signalled = (query: Query, signal?: AbortSignal): ReadOptions =>
  signal === undefined ? { query } : { query, signal };

/** The customers list and single customers. */
export function customerCalls(client: Client) {
  return {
    list: (query: CustomerQuery, signal?: AbortSignal) =>
      client.get<Page<CustomerLine>>(at, signalled({ ...query }, signal)),
    /** Counted to 10,000 unless `exact`. */
    count: (filters: CustomerFilters & { readonly exact?: boolean }, signal?: AbortSignal) =>
      client.get<CustomerCount>(`${at}/count`, signalled({ ...filters }, signal)),
    create: (customer: NewCustomer, options?: WriteOptions) =>
      client.post<{
        readonly customerId: string;
        /** What is another person's key and now reaches both. */
        readonly shared: readonly SharedContact[];
      }>(at, customer, options),
    /** A merged id answers with the survivor. */
    read: (id: string, signal?: AbortSignal) => client.get<Customer>(`${at}/${id}`, signalled({}, signal)),
    change: (id: string, change: CustomerChange, options?: WriteOptions) =>
      client.patch<{ readonly customerId: string; readonly version: number; readonly changed: readonly string[] }>(
        `${at}/${id}`,
        change,
        options,
      ),
    /** Begins to change many: those named, or all that the filters find. The work goes on by itself. */
    changeMany: (
      whom: { readonly ids: readonly string[] } | { readonly filter: CustomerFilters },
      change: BulkChange,
      options?: WriteOptions,
    ) => client.post<{ readonly bulkId: string; readonly total: number }>(`${at}/bulk`, { ...whom, change }, options),
    bulk: (bulkId: string, signal?: AbortSignal) => client.get<Bulk>(`${at}/bulk/${bulkId}`, signalled({}, signal)),
    undoBulk: (bulkId: string, options?: WriteOptions) =>
      client.post<{ readonly bulkId: string }>(`${at}/bulk/${bulkId}/undo`, undefined, options),
    duplicates: (cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<Duplicate>>('/api/v1/duplicates', signalled({ cursor, limit: 20 }, signal)),
    /** Who may be the same as this customer. */
    duplicatesOf: async (id: string, signal?: AbortSignal): Promise<readonly Duplicate[]> =>
      (await client.get<{ items: readonly Duplicate[] }>(`${at}/${id}/duplicates`, signalled({}, signal))).items,
    duplicateCount: (signal?: AbortSignal) =>
      client.get<{ readonly count: number; readonly keptApart: number; readonly more: boolean }>(
        '/api/v1/duplicates/count',
        signalled({}, signal),
      ),
    /** People whom a shared phone or mail might have made one; of one import, or all that wait for a look. */
    keptApart: (query: { readonly import?: string; readonly cursor?: string | null }, signal?: AbortSignal) =>
      client.get<Page<KeptApart>>(`${at}/kept-apart`, signalled({ ...query, limit: 20 }, signal)),
    declineDuplicate: (firstId: string, secondId: string, options?: WriteOptions) =>
      client.post<unknown>('/api/v1/duplicates/decline', { firstId, secondId }, options),
    /** Takes a "not the same" back. */
    reconsiderDuplicate: (firstId: string, secondId: string, options?: WriteOptions) =>
      client.post<unknown>('/api/v1/duplicates/reconsider', { firstId, secondId }, options),
    merge: (survivorId: string, mergedId: string, options?: WriteOptions) =>
      client.post<{
        readonly mergeId: string;
        readonly survivorId: string;
        /** What to know of it: she now has two ids of one source. */
        readonly says: readonly {
          readonly code: string;
          readonly words: { readonly fa: string; readonly en: string };
        }[];
      }>(`${at}/${survivorId}/merge`, { mergedId }, options),
    undoMerge: (mergeId: string, options?: WriteOptions) =>
      client.post<{ readonly survivorId: string; readonly mergedId: string }>(
        `/api/v1/merges/${mergeId}/undo`,
        undefined,
        options,
      ),
    /** Where the customers that a list shows can be downloaded from; without filters all of them. */
    exportAddress: (format: 'csv' | 'xlsx', filters: CustomerFilters & { readonly sort?: CustomerSort } = {}) =>
      client.addressOf('/api/v1/exports/customers', { format, ...filters }),
    /** Needs and tastes that were noted of anybody, the most frequent first. */
    knownPreferences: async (
      signal?: AbortSignal,
    ): Promise<readonly { readonly value: string; readonly disliked: boolean }[]> =>
      (
        await client.get<{ items: readonly { value: string; disliked: boolean }[] }>(
          '/api/v1/preferences/known',
          signalled({}, signal),
        )
      ).items,
    /** Whoever may own customers. */
    colleagues: async (signal?: AbortSignal): Promise<readonly Colleague[]> =>
      (await client.get<Page<Colleague>>('/api/v1/members', signalled({}, signal))).items,
    /** Own views and shared ones. */
    views: async (signal?: AbortSignal): Promise<readonly CustomerView[]> =>
      (await client.get<{ items: readonly CustomerView[] }>('/api/v1/views', signalled({}, signal))).items,
    saveView: (view: Pick<CustomerView, 'name' | 'shared' | 'definition'>, options?: WriteOptions) =>
      client.post<{ readonly viewId: string }>('/api/v1/views', view, options),
    changeView: (
      id: string,
      change: Partial<Pick<CustomerView, 'name' | 'shared' | 'definition'>>,
      options?: WriteOptions,
    ) => client.patch<unknown>(`/api/v1/views/${id}`, change, options),
    removeView: (id: string, options?: WriteOptions) => client.delete<unknown>(`/api/v1/views/${id}`, options),
    /** Puts a removed view back. */
    restoreView: (id: string, options?: WriteOptions) =>
      client.post<unknown>(`/api/v1/views/${id}/restore`, undefined, options),
    /** The business's own fields of a customer, archived ones too. */
    customFields: async (signal?: AbortSignal): Promise<readonly CustomField[]> =>
      (await client.get<{ items: readonly CustomField[] }>('/api/v1/custom-fields', signalled({}, signal))).items,
  };
}

export type CustomerCalls = ReturnType<typeof customerCalls>;
