import type { Client } from './client.ts';
import type { Page } from './customers.ts';

/** The call that takes an act back. */
export interface WayBack {
  readonly method: 'POST' | 'DELETE';
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One thing that somebody did lately. */
export interface Act {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  /** The colleague; null for a program. */
  readonly by: string | null;
  readonly mine: boolean;
  readonly title: { readonly fa: string; readonly en: string };
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Null: it cannot be taken back, or not by this reader. */
  readonly undo: WayBack | null;
  readonly undone: boolean;
}

/** What was done lately, each with its way back. */
export function latelyCalls(client: Client) {
  return {
    list: (who: 'mine' | 'everybody', cursor: string | null, signal?: AbortSignal) =>
      client.get<Page<Act>>('/api/v1/lately', {
        query: { who, ...(cursor === null ? {} : { cursor }) },
        ...(signal === undefined ? {} : { signal }),
      }),
    takeBack: ({ method, path, body }: WayBack) =>
      method === 'POST' ? client.post<unknown>(`/api/v1${path}`, body) : client.delete<unknown>(`/api/v1${path}`),
  };
}
