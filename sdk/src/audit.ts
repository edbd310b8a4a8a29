import type { Client } from './client.ts';

/** Which changes are asked for; what is absent asks for all. */
export interface ChangeFilter {
  /** "user:ID", "token:ID", "system:NAME". */
  readonly actor?: string;
  /** "customer.changed". */
  readonly action?: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly customerId?: string;
  /** RFC 3339; from ≤ at < to. */
  readonly from?: string;
  readonly to?: string;
}

type Values = Readonly<Record<string, unknown>>;

/** One change: who, when, what, from what to what. */
export interface RecordedChange {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  /** Empty when the actor is no person, or her account is gone. */
  readonly actorName: string;
  readonly source: string;
  readonly action: string;
  /** The act in words. */
  readonly title: { readonly fa: string; readonly en: string };
  readonly subject: { readonly kind: string; readonly id: string };
  /** What a colleague, an access token, a product or a webhook is called now; empty for other things. */
  readonly subjectName: string;
  readonly customerId: string | null;
  /** As she is called now; empty for nobody and for an erased one. */
  readonly customerName: string;
  readonly fields: readonly string[];
  readonly before: Values;
  readonly after: Values;
  /** Fields whose values this reader may not see, or that were erased. */
  readonly hidden: readonly string[];
}

/** The history of changes. */
export function auditCalls(client: Client) {
  return {
    list: (filter: ChangeFilter, cursor?: string | null) =>
      client.get<{ items: readonly RecordedChange[]; nextCursor: string | null }>('/api/v1/audit', {
        query: { ...filter, cursor },
      }),
    /** The whole selection as a CSV file. */
    export: (filter: ChangeFilter) => client.download('/api/v1/audit/export', { query: { ...filter } }),
  };
}
