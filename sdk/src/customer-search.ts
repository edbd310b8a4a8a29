import type { Client } from './client.ts';
import type { SearchHit } from './customers.ts';

/** A customer as the palette shows her: enough to recognise, no more. */
export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  /** E.164, masked by the server where the reader may not see it; null when there is none. */
  readonly phone: string | null;
  /** By what she was found, where it is not the name or this phone. */
  readonly hit: SearchHit | null;
}

/** The quick search of the command palette. */
export function customerSearchCalls(client: Client) {
  return {
    /** The first few customers for a fragment of a name or the digits of a phone. */
    find: async (q: string, signal?: AbortSignal): Promise<readonly FoundCustomer[]> => {
      const query = { q, limit: 6 };
      const answer = await client.get<{ items: readonly FoundCustomer[] }>(
        '/api/v1/customers',
        signal === undefined ? { query } : { query, signal },
      );
      return answer.items;
    },
  };
}
