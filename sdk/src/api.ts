import type { Client, Query } from './client.ts';
import type { AnswerOf, AskedWith, ItemOf, Operation } from './contract.ts';

export type { AnswerOf, ItemOf, Operation, WishOf } from './contract.ts';

/** What an operation is asked with; `key` is its Idempotency-Key, made fresh when left out. */
export type Asked<O extends Operation> = AskedWith<O> & {
  readonly key?: string;
  readonly signal?: AbortSignal;
};

/** Nothing needs to be said where everything may be left out. */
type Arguments<O extends Operation> =
  Record<never, never> extends AskedWith<O> ? [asked?: Asked<O>] : [asked: Asked<O>];

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}
/** Operations that answer a list page by page. */
export type Listing = {
  [O in Operation]: AnswerOf<O> extends Page
    ? AskedWith<O> extends { query?: { cursor?: string } }
      ? O
      : never
    : never;
}[Operation];

/** Every operation of the product by its name, checked against the routes. */
export interface Api {
  /** `call('POST /purchases', { body, key })`; rejects with Refused or NotReached. */
  call<O extends Operation>(operation: O, ...asked: Arguments<O>): Promise<AnswerOf<O>>;
  /** All items of a list, asking for the next page when it is needed. */
  each<O extends Listing>(operation: O, ...asked: Arguments<O>): AsyncGenerator<ItemOf<O>, void>;
}

/** What any operation may be asked with, once its types have done their work. */
interface AskedLoosely {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Binds the contract to a client, for programs that prefer the names of the interface to a group of calls. */
export function createApi(client: Client): Api {
  async function call<O extends Operation>(operation: O, ...[asked]: Arguments<O>): Promise<AnswerOf<O>> {
    const { params, body, ...options } = (asked ?? {}) as AskedLoosely;
    const [method, path] = addressOf(operation, params);
    switch (method) {
      case 'GET':
        return client.get(path, options);
      case 'DELETE':
        return client.delete(path, options);
      case 'POST':
        return body instanceof Blob
          ? client.upload(path, body, { ...options, name: String(options.query?.name ?? 'file') })
          : client.post(path, body, options);
      case 'PUT':
        return client.put(path, body, options);
      case 'PATCH':
        return client.patch(path, body, options);
      default:
        throw new Error(`${operation} names no method of HTTP`);
    }
  }

  async function* each<O extends Listing>(operation: O, ...given: Arguments<O>): AsyncGenerator<ItemOf<O>, void> {
    const asked = (given[0] ?? {}) as AskedLoosely;
    for (let cursor: string | null = null; ; ) {
      const answer: unknown = await call(operation, ...([{ ...asked, query: { ...asked.query, cursor } }] as never));
      const page = answer as Page;
      yield* page.items as readonly ItemOf<O>[];
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }

  return { call, each };
}

function addressOf(operation: string, params: Readonly<Record<string, string>> = {}): [method: string, path: string] {
  const [method = '', path = ''] = operation.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`${operation} needs ${name}`);
    return encodeURIComponent(value);
  });
  return [method, `/api/v1${filled}`];
}
