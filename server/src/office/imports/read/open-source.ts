import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { imports, UnreadableFile } from '../refusals.ts';
import { detectText, lastCharacterStart } from './detect-text.ts';
import { limitShape } from './limit-shape.ts';
import { otherByBytes, otherByStreams } from './other-files.ts';
import { readCsv } from './read-csv.ts';
import { openWorkbook } from './read-xlsx.ts';
import type { Source, SourceChoice } from './source.ts';

const chunkSize = 256 * 1024;

/**
 * Opens a table file whatever it is called: what its first bytes say counts, not its name.
 * @throws UnreadableFile with the sentence for the person who gave it
 */
export async function openSource(path: string, choice: SourceChoice = {}): Promise<Source> {
  const file = await open(path, 'r').catch(() => {
    throw new UnreadableFile(imports('file-missing', { file: path.split('/').at(-1) ?? path }));
  });
  try {
    const head = await readAt(file, 0, 1024 * 1024);
    if (head.length === 0) throw new UnreadableFile(imports('empty'));
    if (head.subarray(0, 4).equals(zipMark)) return limitShape(await openWorkbook(path, choice));
    const { size } = await file.stat();
    if (head.subarray(0, 4).equals(oldOfficeMark)) throw new UnreadableFile(await sayOldOffice(file, head, size));
    const what = otherByBytes(head);
    if (what !== undefined) throw new UnreadableFile(imports('no-table', { what }));
    const utf8 = await isAllUtf8(file, head, size);
    return openText(readChunks(path), head, head.length === size, !utf8);
  } finally {
    await file.close();
  }
}

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const oldOfficeMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Text that comes from anywhere, a pipe or a generator; only its beginning can be looked at before reading. */
export async function openStream(chunks: AsyncIterable<Uint8Array>): Promise<Source> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) throw new UnreadableFile(imports('empty'));
  const head = Buffer.from(first.value);
  const all = async function* () {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  return openText(all(), head, false, false);
}

/** A locked workbook, a text, or a workbook of old Excel: the list of what is in it may stand at the end. */
async function sayOldOffice(file: FileHandle, head: Buffer, size: number) {
  const tail = size > head.length ? await readAt(file, size - Math.min(size, 1024 * 1024), 1024 * 1024) : head;
  const what = otherByStreams(head) ?? otherByStreams(tail);
  return what === undefined ? imports('old-excel') : imports('no-table', { what });
}

function openText(chunks: AsyncIterable<Uint8Array>, head: Buffer, whole: boolean, notUtf8: boolean): Source {
  const format = detectText(head, whole, notUtf8);
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  return limitShape({
    rows: readCsv(counted(), format),
    bytesRead: () => bytes,
    facts: { format: 'csv', encoding: format.encoding, delimiter: format.delimiter },
  });
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const chunk = await readAt(file, at, chunkSize);
      if (chunk.length === 0) return;
      at += chunk.length;
      yield chunk;
    }
  } finally {
    await file.close();
  }
}

/** A file that begins in plain ASCII may turn out to be Windows-1256 a megabyte later: look at all of it, which is quick. */
async function isAllUtf8(file: FileHandle, head: Buffer, size: number): Promise<boolean> {
  if (head.length === size) return isUtf8(head);
  let carried = Buffer.alloc(0);
  for (let at = 0; at < size; ) {
    const chunk = await readAt(file, at, 1024 * 1024);
    if (chunk.length === 0) break;
    at += chunk.length;
    const bytes = Buffer.concat([carried, chunk]);
    const end = at < size ? lastCharacterStart(bytes) : bytes.length;
    if (!isUtf8(bytes.subarray(0, end))) return false;
    carried = bytes.subarray(end);
  }
  return true;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
