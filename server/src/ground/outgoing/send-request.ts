import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { isPrivateAddress } from './private-address.ts';
import { outgoing } from './refusals.ts';
import { type OutgoingOptions, resolverOf } from './targets.ts';

/** A call to a machine that is not ours. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the first look at the name to the last byte of the answer; 10 s when absent. */
  readonly timeoutMs?: number;
  /** Largest answer that is read; 1 MB when absent. */
  readonly mostBytes?: number;
  /** Breaks it off. */
  readonly signal?: AbortSignal;
}

/** What came back. A redirect is an answer like any other: it is not followed. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly ms: number;
}

/**
 * The one way out of the house. Only http and https; the name is resolved once, every address it has must be public, and
 * the connection goes to the very address that was checked, so that a second answer of the resolver changes nothing. No
 * redirect is followed, no proxy asked, no cookie kept; size and time are bounded.
 * @returns a refusal for an address that may not or cannot be reached; an answer for whatever status the other side gave
 */
export async function sendRequest(
  options: OutgoingOptions,
  request: OutgoingRequest,
): Promise<OutgoingAnswer | Refusal> {
  const url = readUrl(request.url);
  if (url === undefined) return outgoing('address-unreadable');
  const began = performance.now();
  const timeout = AbortSignal.timeout(request.timeoutMs ?? 10_000);
  const limit = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  const address = await within(limit, resolveTarget(options, url.hostname));
  if (isRefusal(address)) return address;
  try {
    const answer = await exchange(url, address, request, limit);
    return isRefusal(answer) ? answer : { ...answer, ms: Math.round(performance.now() - began) };
  } catch {
    return limit.aborted ? outgoing('took-too-long') : outgoing('not-reached');
  }
}

/** The address that a person may give for a webhook and the like, judged before it is stored. */
export async function checkTarget(options: OutgoingOptions, text: string): Promise<Refusal | undefined> {
  const url = readUrl(text);
  if (url === undefined) return outgoing('address-unreadable');
  const address = await within(AbortSignal.timeout(5000), resolveTarget(options, url.hostname));
  return isRefusal(address) ? address : undefined;
}

/** The WHATWG parser turns every spelling of an IPv4 address (hexadecimal, octal, one number) into four decimals. */
function readUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.hostname === '' || url.username !== '' || url.password !== '' ? undefined : url;
}

async function resolveTarget(options: OutgoingOptions, hostname: string): Promise<string | Refusal> {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const addresses = isIP(host) === 0 ? await resolveName(options, host) : [host];
  const [first] = addresses;
  if (first === undefined) return outgoing('host-unknown');
  if (!options.allowPrivate && addresses.some(isPrivateAddress)) return outgoing('address-private');
  return first;
}

async function resolveName(options: OutgoingOptions, host: string): Promise<readonly string[]> {
  try {
    return await (options.resolve ?? resolverOf(options.allowPrivate))(host);
  } catch {
    return [];
  }
}

/** A resolver cannot be told to stop, but it need not be waited for. */
function within<T>(limit: AbortSignal, work: Promise<T>): Promise<T | Refusal> {
  return new Promise((resolve, reject) => {
    const late = () => resolve(outgoing('took-too-long'));
    limit.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => limit.removeEventListener('abort', late));
  });
}

/** Answers whatever name is asked for with the address that was checked: Host header and certificate stay the name's. */
function pin(address: string): LookupFunction {
  const family = isIP(address);
  return (_, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

function exchange(
  url: URL,
  address: string,
  { method = 'GET', headers = {}, body, mostBytes = 1024 * 1024 }: OutgoingRequest,
  limit: AbortSignal,
): Promise<Omit<OutgoingAnswer, 'ms'> | Refusal> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const call = request(
      url,
      {
        method,
        headers: {
          'user-agent': 'Peyvand',
          ...headers,
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
        // a connection of its own: a kept one might lead to an address checked for another name
        agent: false,
        lookup: pin(address),
        signal: limit,
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes <= mostBytes) {
            parts.push(part);
            return;
          }
          resolve(outgoing('answer-too-large'));
          call.destroy();
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
        answer.on('error', reject);
        answer.on('aborted', () => reject(new Error('the answer broke off')));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
