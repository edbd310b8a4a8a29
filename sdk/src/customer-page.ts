import type { Client, WriteOptions } from './client.ts';
import type { Customer, Page } from './customers.ts';

/** A text in both languages, as the server says it. */
export interface Said {
  readonly fa: string;
  readonly en: string;
}

/** One thing that happened to a customer, told as a sentence. */
export interface TimelineItem {
  readonly eventId: string;
  readonly type: string;
  /** What a story is filtered by: "purchases". */
  readonly kind: string;
  readonly occurredAt: string;
  readonly actor: string;
  /** The colleague who did it; null where it came from outside or from a file. */
  readonly by: string | null;
  readonly source: string;
  readonly title: Said;
  readonly figures: readonly {
    readonly name: Said;
    readonly unit: 'money' | 'count';
    readonly value: number;
    readonly shown: Said;
  }[];
  /** What led to it; without a title where that is nothing for people. */
  readonly cause: { readonly eventId: string; readonly title: Said | null } | null;
  /** "/purchases/ID" */
  readonly link: string | null;
}

export interface TimelinePage extends Page<TimelineItem> {
  /** What the story can be filtered by. */
  readonly kinds: readonly { readonly kind: string; readonly label: Said }[];
}

/** A purchase or a return in a list. Amounts are minor units of the workspace's currency. */
export interface PurchaseSummary {
  readonly id: string;
  readonly kind: 'sale' | 'return';
  readonly number: string | null;
  readonly channel: string;
  readonly branch: string;
  readonly paymentMethod: string;
  readonly at: string;
  readonly day: string;
  readonly precision: 'instant' | 'day';
  readonly items: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
  readonly returned: number;
  readonly net: number;
  readonly cost: number | null;
  readonly margin: number | null;
  readonly paid: number;
  readonly cancelledAt: string | null;
  readonly source: string;
}

export interface PurchaseLine {
  readonly position: number;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** A decimal; negative in a return. */
  readonly quantity: string;
  readonly unitPrice: number;
  readonly discount: number;
  readonly amount: number;
  readonly returnedQuantity: string;
}

/** A purchase with its lines, payments and returns. */
export interface Purchase extends PurchaseSummary {
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Who bought, where the order came with another name than the customer's. */
  readonly buyerName: string | null;
  readonly lines: readonly PurchaseLine[];
  readonly payments: readonly {
    readonly id: string;
    readonly method: string;
    readonly amount: number;
    readonly paidAt: string;
    readonly reference: string;
  }[];
  readonly returns: readonly {
    readonly id: string;
    readonly at: string;
    readonly day: string;
    readonly amount: number;
    readonly reason: string;
    readonly lines: readonly { readonly position: number; readonly quantity: string; readonly amount: number }[];
  }[];
}

export const interactionChannels = ['note', 'call', 'form', 'sms', 'email', 'messenger', 'visit'] as const;
export type InteractionChannel = (typeof interactionChannels)[number];

/** What was said with a customer, by any channel. */
export interface Interaction {
  readonly id: string;
  readonly channel: InteractionChannel;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly durationSeconds: number | null;
  readonly outcome: string;
  readonly actor: string;
  readonly source: string;
  readonly createdAt: string;
}

export interface NewInteraction {
  readonly customer: { readonly id: string };
  readonly channel: InteractionChannel;
  readonly direction?: 'inbound' | 'outbound' | 'internal';
  readonly at?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly outcome?: string;
}

/** One entry of the history of changes. */
export interface Change {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly source: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly subjectName: string;
  readonly customerName: string;
  readonly customerId: string | null;
  readonly fields: readonly string[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** Fields whose values this reader may not see, or that were erased. */
  readonly hidden: readonly string[];
}

export type Stage = 'prospect' | 'new' | 'active' | 'at-risk' | 'lapsed' | 'won-back' | 'ended';
export type Rung = 'prospect' | 'customer' | 'client' | 'supporter' | 'advocate' | 'partner';

/** One thing known of a customer, with its words and how it is made. */
export interface Fact {
  readonly name: string;
  readonly title: Said;
  readonly definition: Said;
  /** money: minor units; share: 0 to 1; score: 1 to 5 */
  readonly type: 'count' | 'day' | 'money' | 'days' | 'share' | 'score' | 'code' | 'list';
  readonly kind: 'event' | 'time' | 'population';
  readonly value: unknown;
  /** 95 % interval of the expectation. */
  readonly interval?: readonly [number, number];
  readonly warnings?: readonly (Said & { readonly code: string })[];
}

/** One step of the way to where a customer stands, with why it was taken. */
export interface LifeChange<S extends string> {
  readonly day: string;
  readonly from: S;
  readonly to: S;
  readonly cause: 'purchase' | 'silence' | 'ended';
}

/** One category of what a customer buys; `category` is empty where none is known. */
export interface CategoryShare {
  readonly category: string;
  readonly orders: number;
  readonly net: number;
  readonly share: number;
}

/** What is known of a customer's relationship, seen from the as-of day. */
export interface Profile {
  readonly customerId: string;
  readonly asOf: string;
  readonly relationship: Said & { readonly reasons: readonly (Said & { readonly fact: string })[] };
  readonly facts: readonly Fact[];
  /** Why chances and values of single persons are not told, null where they are; the group's rate stands in their place. */
  readonly forecast: {
    readonly persons: (Said & { readonly code: string }) | null;
    readonly values: (Said & { readonly code: string }) | null;
    readonly group: { readonly customers: number; readonly repeaters: number; readonly share: number } | null;
    readonly valuesAre: 'margin' | 'revenue';
  };
  /** Changes of stage and of rung, oldest first. */
  readonly history: readonly LifeChange<Stage>[];
  readonly rungs: readonly LifeChange<Rung>[];
  /** Absent before the first fit. */
  readonly fit?: {
    readonly fitId: string;
    readonly model: string;
    readonly asOf: string;
    readonly madeAt: string;
    readonly customers: number;
  };
}

export const consentPurposes = ['service', 'marketing', 'profiling', 'research'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentChannels = ['sms', 'email', 'call', 'messenger', 'post'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** Whether a channel may be used for a purpose now, and why. */
export interface ConsentState {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly allowed: boolean;
  readonly reason: 'granted' | 'service' | 'withdrawn' | 'not-asked' | 'suppressed' | 'unreachable';
}

/** Something the customer said about what she allows; never changed. */
export interface ConsentRecord {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel | 'any';
  readonly state: 'granted' | 'withdrawn';
  readonly textVersion: number;
  readonly source: string;
  readonly evidence: string;
  readonly at: string;
}

export const tasteComponents = ['product', 'service', 'channel', 'communication'] as const;
export const tasteAttitudes = ['likes', 'dislikes', 'needs', 'unstated-need'] as const;
export const tasteSources = ['stated', 'inferred', 'staff'] as const;

/** A need or taste by one of the four components, with where it is known from. */
export interface Taste {
  readonly id: string;
  readonly component: (typeof tasteComponents)[number];
  readonly attitude: (typeof tasteAttitudes)[number];
  readonly value: string;
  /** "reach-hours:540-780" for what says how she wants to be reached. */
  readonly code: string;
  readonly source: (typeof tasteSources)[number];
  readonly confidence: number;
  readonly evidence: string;
  readonly notedAt: string;
}

export interface NewTaste extends Pick<Taste, 'component' | 'attitude' | 'value' | 'source'> {
  /** What an unstated need was seen by: needed for it. */
  readonly evidence?: string;
}

/** A remark of a colleague, not part of the story. */
export interface Note {
  readonly id: string;
  readonly body: string;
  readonly pinned: boolean;
  readonly writtenAt: string;
  readonly changedAt: string | null;
  /** "user:ID" */
  readonly author: string;
  readonly authorName: string;
}

/** A file kept with a customer. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly addedAt: string;
  readonly addedBy: string;
}

export interface HouseholdMember {
  readonly id: string;
  readonly name: string;
}

export const reachChannels = ['sms', 'email', 'call', 'messenger', 'post', 'visit'] as const;

/** How she wants to be reached; null where she has said nothing. */
export interface Reach {
  readonly channel: (typeof reachChannels)[number] | null;
  readonly branch: string | null;
  /** Minutes since midnight. */
  readonly hours: { readonly from: number; readonly to: number } | null;
}

/** Channels and branches of the latest purchases, the most frequent first. */
export interface Places {
  readonly channels: readonly string[];
  readonly branches: readonly string[];
}

/** What people/customers keeps of a customer, in one answer. */
export interface CustomerRecord {
  readonly customer: Customer;
  readonly household: {
    readonly id: string;
    readonly name: string;
    readonly members: readonly HouseholdMember[];
  } | null;
  readonly company: { readonly id: string; readonly name: string } | null;
  /** The first people of a company. */
  readonly people: readonly HouseholdMember[];
  /** Who shares a phone or mail with her and is not in her household: perhaps they live together. */
  readonly relatives: readonly HouseholdMember[];
  readonly preferences: readonly Taste[];
  /** How she wants to be reached, and in which language. */
  readonly reach: Reach & { readonly language: string | null };
  readonly notes: readonly Note[];
  readonly attachments: readonly Attachment[];
  /** 0 to 100, and what the record lacks. */
  readonly quality: {
    readonly score: number;
    readonly lacks: readonly { readonly code: string; readonly points: number; readonly words: Said }[];
  };
  /** How much of a person is known, block by block. */
  readonly intimacy: {
    readonly percent: number;
    readonly blocks: readonly { readonly code: string; readonly words: Said; readonly known: boolean }[];
  };
  /** Who was merged into her, newest first; each can be taken apart again. */
  readonly merges: readonly {
    readonly id: string;
    readonly survivorId: string;
    readonly mergedName: string;
    readonly mergedAt: string;
    readonly canUndo: boolean;
  }[];
  /** Pairs with this customer that wait for a decision. */
  readonly duplicates: number;
}

const at = (id: string) => `/api/v1/customers/${id}`;

/** What a customer's page reads and writes beyond the customer herself. */
export function customerPageCalls(client: Client) {
  return {
    record: (id: string, signal?: AbortSignal) =>
      client.get<CustomerRecord>(`${at(id)}/record`, signal === undefined ? {} : { signal }),
    profile: (id: string, signal?: AbortSignal) =>
      client.get<Profile>(`${at(id)}/profile`, signal === undefined ? {} : { signal }),
    timeline: (
      id: string,
      query: { readonly kind?: readonly string[] | undefined; readonly cursor?: string; readonly limit?: number },
      signal?: AbortSignal,
    ) => client.get<TimelinePage>(`${at(id)}/timeline`, { query, ...(signal === undefined ? {} : { signal }) }),
    purchases: (id: string, cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<PurchaseSummary>>(`${at(id)}/purchases`, {
        query: { cursor, limit: 50 },
        ...(signal === undefined ? {} : { signal }),
      }),
    purchase: (purchaseId: string, signal?: AbortSignal) =>
      client.get<Purchase>(`/api/v1/purchases/${purchaseId}`, signal === undefined ? {} : { signal }),
    interactions: (id: string, cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<Interaction>>(`${at(id)}/interactions`, {
        query: { cursor, limit: 50 },
        ...(signal === undefined ? {} : { signal }),
      }),
    recordInteraction: (interaction: NewInteraction, options?: WriteOptions) =>
      client.post<{ readonly interactionId: string }>('/api/v1/interactions', interaction, options),
    consents: (id: string, signal?: AbortSignal) =>
      client.get<{ readonly current: readonly ConsentState[] } & Page<ConsentRecord>>(
        `${at(id)}/consents`,
        signal === undefined ? {} : { signal },
      ),
    recordConsent: (
      id: string,
      said: {
        readonly purpose: ConsentPurpose;
        readonly channel: ConsentChannel | 'any';
        readonly state: 'granted' | 'withdrawn';
        readonly source: 'person' | 'staff';
      },
      options?: WriteOptions,
    ) => client.post<{ readonly recordId: string }>(`${at(id)}/consents`, said, options),
    addTaste: (id: string, taste: NewTaste, options?: WriteOptions) =>
      client.post<{ readonly preferenceId: string }>(`${at(id)}/preferences`, taste, options),
    removeTaste: (preferenceId: string, options?: WriteOptions) =>
      client.delete<unknown>(`/api/v1/preferences/${preferenceId}`, options),
    setReach: (id: string, reach: Reach, options?: WriteOptions) =>
      client.put<unknown>(`${at(id)}/reach`, reach, options),
    places: (signal?: AbortSignal) =>
      client.get<Places>('/api/v1/purchases/places', signal === undefined ? {} : { signal }),
    makeHousehold: (
      household: { readonly name?: string; readonly memberIds: readonly string[] },
      options?: WriteOptions,
    ) => client.post<{ readonly householdId: string }>('/api/v1/households', household, options),
    renameHousehold: (householdId: string, name: string, options?: WriteOptions) =>
      client.patch<unknown>(`/api/v1/households/${householdId}`, { name }, options),
    /** A person is in one household at most: joining another leaves the first. */
    joinHousehold: (householdId: string, customerId: string, options?: WriteOptions) =>
      client.post<unknown>(`/api/v1/households/${householdId}/members`, { customerId }, options),
    leaveHousehold: (householdId: string, customerId: string, options?: WriteOptions) =>
      client.delete<unknown>(`/api/v1/households/${householdId}/members/${customerId}`, options),
    addNote: (id: string, note: Pick<Note, 'body' | 'pinned'>, options?: WriteOptions) =>
      client.post<{ readonly noteId: string }>(`${at(id)}/notes`, note, options),
    changeNote: (noteId: string, change: Partial<Pick<Note, 'body' | 'pinned'>>, options?: WriteOptions) =>
      client.patch<unknown>(`/api/v1/notes/${noteId}`, change, options),
    removeNote: (noteId: string, options?: WriteOptions) => client.delete<unknown>(`/api/v1/notes/${noteId}`, options),
    /** Puts a removed note back as it was. */
    restoreNote: (noteId: string, options?: WriteOptions) =>
      client.post<unknown>(`/api/v1/notes/${noteId}/restore`, undefined, options),
    /** Up to 25 MB; the server decides by the content whether it may be kept. */
    attach: (id: string, file: File, options: WriteOptions = {}) =>
      client.upload<{ readonly fileId: string }>(`${at(id)}/attachments`, file, {
        ...options,
        name: file.name,
        query: { name: file.name },
      }),
    attachmentAddress: (id: string, fileId: string) => client.addressOf(`${at(id)}/attachments/${fileId}`),
    detach: (id: string, fileId: string, options?: WriteOptions) =>
      client.delete<unknown>(`${at(id)}/attachments/${fileId}`, options),
    /** Puts a file back that was removed within the last thirty days. */
    restoreFile: (id: string, fileId: string, options?: WriteOptions) =>
      client.post<unknown>(`${at(id)}/attachments/${fileId}/restore`, undefined, options),
    /** Everything that is kept about one person, for the person. */
    myData: (id: string, signal?: AbortSignal) =>
      client.get<Readonly<Record<string, unknown>>>(`${at(id)}/my-data`, signal === undefined ? {} : { signal }),
    erase: (id: string, options?: WriteOptions) =>
      client.post<{ readonly customerId: string; readonly erasedAt: string }>(`${at(id)}/erase`, undefined, options),
    history: (id: string, cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<Change>>('/api/v1/audit', {
        query: { customerId: id, cursor, limit: 50 },
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}
