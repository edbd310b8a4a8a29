import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

const kindJson = 0x4a;
const kindData = 0x44;
const longestFrame = 64 * 1024 * 1024;

export type Frame = { json: Record<string, unknown> } | { data: Buffer };

/** Writes one frame and waits when the stream asks to. */
export async function writeFrame(stream: Writable, frame: Frame): Promise<void> {
  const payload = 'json' in frame ? Buffer.from(JSON.stringify(frame.json)) : frame.data;
  const head = Buffer.alloc(5);
  head[0] = 'json' in frame ? kindJson : kindData;
  head.writeUInt32BE(payload.length, 1);
  stream.write(head);
  if (!stream.write(payload)) await once(stream, 'drain');
}

/**
 * Reads frames one by one.
 * @throws BackupDamaged when the stream ends inside a frame or holds something else
 */
export async function* readFrames(stream: Readable): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    for (;;) {
      if (rest.length < 5) break;
      const kind = rest[0];
      const length = rest.readUInt32BE(1);
      if ((kind !== kindJson && kind !== kindData) || length > longestFrame) throw new BackupDamaged();
      if (rest.length < 5 + length) break;
      const payload = rest.subarray(5, 5 + length);
      rest = rest.subarray(5 + length);
      yield kind === kindJson
        ? { json: JSON.parse(payload.toString('utf8')) as Record<string, unknown> }
        : { data: payload };
    }
  }
  if (rest.length > 0) throw new BackupDamaged();
}

/** The archive is not one of ours, was cut, or was changed. */
export class BackupDamaged extends Error {
  readonly code = 'backup.damaged';
  readonly fa = 'این فایل پشتیبان آسیب دیده یا ناتمام است؛ چیزی بازگردانده نشد.';
  constructor(detail = '') {
    super(`this backup is damaged or cut short${detail === '' ? '' : ` (${detail})`}; nothing was restored`);
  }
}
