import type { Client, WriteOptions } from './client.ts';

type Values = Readonly<Record<string, unknown>>;

/** What touched the security of the business, or one day of what happened to one person too often. */
export interface SecurityEvent {
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
  /** Whom or what it is about, as she or it is called; may be empty. */
  readonly subjectName: string;
  readonly fields: readonly string[];
  readonly before: Values;
  readonly after: Values;
  /** How often that day. */
  readonly times: number;
  /** It happened after the reader last looked, and she did not do it herself. */
  readonly unseen: boolean;
}

export interface SecurityPage {
  readonly items: readonly SecurityEvent[];
  readonly nextCursor: string | null;
  readonly unseen: number;
}

/** The events of security of a business, for its owner. */
export function securityCalls(client: Client) {
  return {
    list: (cursor?: string | null, limit?: number) =>
      client.get<SecurityPage>('/api/v1/security', { query: { cursor, limit } }),
    /** Notes that the reader has seen what happened up to then. */
    seen: (until: string, options?: WriteOptions) => client.post<null>('/api/v1/security/seen', { until }, options),
  };
}
