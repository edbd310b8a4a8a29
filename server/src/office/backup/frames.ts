import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

const kindJson = 0x4a;
const kindData = 0x44;
/** A row of a table is one piece of data; the longest that the product writes is an answer of some megabytes. */
const longestFrame = 64 * 1024 * 1024;
/** Names, counts and hashes. */
const longestJson = 16 * 1024 * 1024;

export type Frame = { json: Record<string, unknown> } | { data: Buffer };

/** Writes frames into a stream and hashes what it wrote. */
export class FrameWriter {
  readonly #stream: Writable;
  readonly #hash: Hash = createHash('sha256');

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /**
   * Writes one frame and waits when the stream asks to.
   * @throws when the stream has ended or ends meanwhile: a full disk is no reason to wait for ever
   */
  async write(frame: Frame): Promise<void> {
    const payload = 'json' in frame ? Buffer.from(JSON.stringify(frame.json)) : frame.data;
    const head = Buffer.alloc(5);
    head[0] = 'json' in frame ? kindJson : kindData;
    head.writeUInt32BE(payload.length, 1);
    this.#hash.update(head).update(payload);
    if (this.#stream.destroyed) throw this.#stream.errored ?? new Error('the stream has ended');
    this.#stream.write(head);
    if (!this.#stream.write(payload)) await this.#drained();
  }

  async #drained(): Promise<void> {
    const done = new AbortController();
    const { signal } = done;
    try {
      // a stream that was destroyed says "close" and never "drain"
      await Promise.race([once(this.#stream, 'drain', { signal }), once(this.#stream, 'close', { signal })]);
    } finally {
      done.abort();
    }
    if (this.#stream.destroyed) throw this.#stream.errored ?? new Error('the stream has ended');
  }

  /** The hash of all frames so far. */
  digest(): Buffer {
    return this.#hash.copy().digest();
  }
}

/** A frame with the hash of all frames before it. */
export interface ReadFrame {
  readonly frame: Frame;
  readonly before: () => Buffer;
}

/**
 * Reads frames one by one, in time that grows with their length and not with its square.
 * @throws BackupDamaged when the stream ends inside a frame or holds something else
 */
export async function* readFrames(stream: Readable): AsyncGenerator<ReadFrame> {
  const hash = createHash('sha256');
  let pieces: Buffer[] = [];
  let held = 0;
  /** The first `length` bytes of what is held; only called when they are there. */
  const take = (length: number): Buffer => {
    const whole = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, held);
    pieces = held === length ? [] : [whole.subarray(length)];
    held -= length;
    return whole.subarray(0, length);
  };
  let head: Buffer | undefined;
  for await (const chunk of stream) {
    pieces.push(chunk as Buffer);
    held += (chunk as Buffer).length;
    for (;;) {
      if (head === undefined) {
        if (held < 5) break;
        head = take(5);
      }
      const json = head[0] === kindJson;
      const length = head.readUInt32BE(1);
      if ((!json && head[0] !== kindData) || length > (json ? longestJson : longestFrame)) throw new BackupDamaged();
      if (held < length) break;
      const payload = take(length);
      const before = hash.copy();
      hash.update(head).update(payload);
      head = undefined;
      yield { frame: json ? { json: readJson(payload) } : { data: payload }, before: () => before.digest() };
    }
  }
  if (held > 0 || head !== undefined) throw new BackupDamaged();
}

function readJson(payload: Buffer): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(payload.toString('utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  } catch {
    // told below: it is none of ours
  }
  throw new BackupDamaged('no JSON');
}

/** The archive is not one of ours, was cut, or was changed. */
export class BackupDamaged extends Error {
  readonly code = 'backup.damaged';
  readonly fa = 'این فایل پشتیبان آسیب دیده، ناتمام یا دست‌خورده است؛ چیزی بازگردانده نشد. نسخهٔ دیگری را بیاورید.';
  constructor(detail = '') {
    super(
      `this backup is damaged, cut short or changed${detail === '' ? '' : ` (${detail})`}; nothing was restored. Bring another copy.`,
    );
  }
}
