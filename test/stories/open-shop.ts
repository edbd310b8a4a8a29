import { vi } from 'vitest';
import type { OpenProduct } from '../open-product.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  readonly body: any;
  readonly headers: Headers;
}

/** What a file did, by the names that the command line and HTTP share. */
export const counts = ({ rows, created, updated, unchanged, rejected, customersCreated }: Record<string, unknown>) => ({
  rows,
  created,
  updated,
  unchanged,
  rejected,
  customersCreated,
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
let keys = 0;

/** A caller of the product's HTTP interface: with a token, or with the cookie that signing in gives. */
export class Caller {
  readonly #address: string;
  readonly #headers: Record<string, string>;
  #cookie: string | undefined;

  constructor(address: string, token?: string) {
    this.#address = address;
    this.#headers = token === undefined ? { 'x-peyvand': '1' } : { authorization: `Bearer ${token}` };
  }

  /** The same caller at another product. */
  at(address: string): Caller {
    const other = new Caller(address);
    Object.assign(other.#headers, this.#headers);
    return other;
  }

  /** The same product, called with another token. */
  with = (token: string) => new Caller(this.#address, token);

  get = (path: string) => this.send('GET', path);
  post = (path: string, body?: unknown, key?: string) => this.send('POST', path, body, key);
  put = (path: string, body?: unknown) => this.send('PUT', path, body);
  patch = (path: string, body?: unknown) => this.send('PATCH', path, body);
  delete = (path: string) => this.send('DELETE', path);

  /** The body of an answer that must be a good one. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  async ask(path: string): Promise<any> {
    const { status, body } = await this.get(path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async send(method: Method, path: string, body?: unknown, key = `story-${process.pid}-${keys++}`): Promise<Answer> {
    const file = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(`${this.#address}/api/v1${path}`, {
      method,
      headers: {
        ...this.#headers,
        ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: json ? await response.json() : Buffer.from(await response.arrayBuffer()),
      headers: response.headers,
    };
  }

  /** Every item of a list, over all its pages. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  async all(path: string): Promise<any[]> {
    const items = [];
    for (let cursor = ''; ; ) {
      const page = await this.ask(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`);
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }

  /** Uploads a file, answers its questions, starts it and waits for its end. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  async bring(kind: string, name: string, file: Uint8Array | string, mapping?: object): Promise<any> {
    const { status, body } = await this.post(`/imports?kind=${kind}&name=${encodeURIComponent(name)}`, file);
    if (status !== 201) throw new Error(JSON.stringify(body));
    if (mapping !== undefined) await this.put(`/imports/${body.id}/mapping`, mapping);
    const started = await this.post(`/imports/${body.id}/start`);
    if (started.status !== 202) throw new Error(JSON.stringify(started.body));
    return this.untilState(body.id, 'done');
  }

  /** Takes an import back and waits for the end of that. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  async takeBack(importId: string): Promise<any> {
    const { status, body } = await this.post(`/imports/${importId}/undo`);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return this.untilState(importId, 'undone');
  }

  untilState(importId: string, wanted: string) {
    return this.until(`/imports/${importId}`, (body) => body.state === wanted);
  }

  /** Asks again until the answer is as wanted; the last answer is in the failure. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  until(path: string, wanted: (body: any) => boolean): Promise<any> {
    return vi.waitFor(
      async () => {
        const body = await this.ask(path);
        if (!wanted(body)) throw new Error(`GET ${path} still answers ${JSON.stringify(body).slice(0, 500)}`);
        return body;
      },
      { timeout: 45_000, interval: 50 },
    );
  }
}

/** A business of the story's own, made on the command line, and a program that holds its owner's token. */
export async function openShop(product: OpenProduct, slug: string, settings?: object): Promise<Caller> {
  await product.command('workspace', 'create', slug, '--name', slug);
  const made = await product.command('token', 'create', '--workspace', slug, '--role', 'owner', '--json');
  const owner = new Caller(product.address, JSON.parse(made.stdout).token);
  if (settings === undefined) return owner;
  const { status, body } = await owner.patch('/workspace', settings);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return owner;
}
