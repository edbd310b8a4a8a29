import type { Client, WriteOptions } from './client.ts';
import type { AnswerOf, ItemOf } from './contract.ts';

/** What touched the security of the business, or one day of what happened to one person too often. */
export type SecurityEvent = ItemOf<'GET /security'>;

export type SecurityPage = AnswerOf<'GET /security'>;

/** The events of security of a business, for its owner. */
export function securityCalls(client: Client) {
  return {
    list: (cursor?: string | null, limit?: number) =>
      client.get<SecurityPage>('/api/v1/security', { query: { cursor, limit } }),
    /** Notes that the reader has seen what happened up to then. */
    seen: (until: string, options?: WriteOptions) => client.post<null>('/api/v1/security/seen', { until }, options),
  };
}
