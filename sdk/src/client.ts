import { NotReached, problemOf, Refused } from './problem.ts';

export interface ClientOptions {
  /** Origin of the server; '' for the page's own. */
  readonly baseUrl: string;
  /** API token. A browser signs in by cookie instead and leaves this out. */
  readonly token?: string;
  /** The workspace meant by this client, sent with each call so that two windows never write into each other's. */
  readonly workspace?: () => string | null;
  /** Told of each 401, so that the shell can ask for sign-in. */
  readonly onSignedOut?: () => void;
  /** Told of each call that waits for a second factor which the business demands and the person has not set up. */
  readonly onSecondFactorMissing?: () => void;
  /** Asks the person to prove once more that it is she, where a call needs it; true when she has, and the call is sent again. */
  readonly onConfirm?: () => Promise<boolean>;
  /** For tests. */
  readonly fetch?: typeof fetch;
}

type Scalar = string | number | boolean;
/** Parameters of an address; null, undefined and '' are left out, a list repeats its name. */
export type Query = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>;

export interface ReadOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends ReadOptions {
  /** One per intent of a person: make it with newKey() when the form opens or the press happens, repeat it on retry. */
  readonly key?: string;
}

/** The calls of a client. Each resolves to the parsed JSON body, or rejects with Refused or NotReached. */
export interface Client {
  get<T>(path: string, options?: ReadOptions): Promise<T>;
  post<T>(path: string, body?: unknown, options?: WriteOptions): Promise<T>;
  put<T>(path: string, body?: unknown, options?: WriteOptions): Promise<T>;
  patch<T>(path: string, body: unknown, options?: WriteOptions): Promise<T>;
  delete<T>(path: string, options?: WriteOptions): Promise<T>;
  /** Sends a file as it is, without holding it in memory. */
  upload<T>(path: string, file: Blob, options: WriteOptions & { readonly name: string }): Promise<T>;
  /** A file of the server, for saving. */
  download(path: string, options?: ReadOptions): Promise<Blob>;
  /** The full address of a path, for links that download. */
  addressOf(path: string, query?: Query): string;
}

/** A fresh idempotency key. Not crypto.randomUUID: that is missing on plain http in a local network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function addressOf(baseUrl: string, path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const tail = search.toString();
  return `${baseUrl}${path}${tail === '' ? '' : `?${tail}`}`;
}

/** Makes a client. Its writes carry an Idempotency-Key, the header X-Peyvand that no foreign page can set, and cookies of its own origin only. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((input: string | URL | Request, init?: RequestInit) => fetch(input, init));

  async function ask(
    method: string,
    path: string,
    content: { body?: string | Blob; type?: string; name?: string },
    given: WriteOptions,
    again = false,
  ): Promise<Response> {
    const headers = new Headers({ Accept: 'application/json', 'X-Peyvand': '1' });
    const workspace = options.workspace?.();
    if (workspace) headers.set('X-Peyvand-Workspace', workspace);
    if (options.token !== undefined) headers.set('Authorization', `Bearer ${options.token}`);
    if (method !== 'GET') headers.set('Idempotency-Key', given.key ?? newKey());
    if (content.type !== undefined) headers.set('Content-Type', content.type);
    if (content.name !== undefined) headers.set('X-File-Name', encodeURIComponent(content.name));
    let answer: Response;
    try {
      answer = await send(addressOf(options.baseUrl, path, given.query), {
        method,
        headers,
        credentials: 'same-origin',
        ...(content.body === undefined ? {} : { body: content.body }),
        ...(given.signal === undefined ? {} : { signal: given.signal }),
      });
    } catch (cause) {
      if (given.signal?.aborted) throw cause;
      throw new NotReached(cause);
    }
    if (answer.ok) return answer;
    if (answer.status === 401) options.onSignedOut?.();
    const problem = problemOf(answer.status, parsed(await answer.text()));
    if (problem.code === 'account.second-factor-missing') options.onSecondFactorMissing?.();
    if (problem.code === 'account.confirm-first' && !again && (await options.onConfirm?.()) === true)
      return ask(method, path, content, given, true);
    throw new Refused(problem);
  }

  /** The parsed body of an answer. The caller names the shape that the route's contract promises. */
  async function call<T>(...asked: Parameters<typeof ask>): Promise<T> {
    return parsed(await (await ask(...asked)).text()) as T;
  }

  const json = (body: unknown) => (body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' });
  return {
    get: (path, given = {}) => call('GET', path, {}, given),
    post: (path, body, given = {}) => call('POST', path, json(body), given),
    put: (path, body, given = {}) => call('PUT', path, json(body), given),
    patch: (path, body, given = {}) => call('PATCH', path, json(body), given),
    delete: (path, given = {}) => call('DELETE', path, {}, given),
    upload: (path, file, { name, ...given }) =>
      call('POST', path, { body: file, type: 'application/octet-stream', name }, given),
    download: async (path, given = {}) => (await ask('GET', path, {}, given)).blob(),
    addressOf: (path, query) => addressOf(options.baseUrl, path, query),
  };
}

function parsed(written: string): unknown {
  if (written === '') return null;
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
