import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { imports, UnreadableFile } from '../refusals.ts';

const mostEntries = 10_000;
/** A full sheet of a million rows is one or two gigabytes of XML. */
const largestEntry = 8 * 1024 ** 3;
/** Sheets are packed ten to sixty times; only an attack is packed hundreds of times and large. */
const steepest = 250;
const smallEnough = 64 * 1024 ** 2;

/** A packed workbook: its parts by name, each unpacked as it is read and never on disk. */
export interface Archive {
  has(name: string): boolean;
  /** Names of all its parts. */
  readonly names: readonly string[];
  /** Bytes taken from the packed file so far, for the progress bar. */
  bytesRead(): number;
  /** @throws UnreadableFile when the part is missing or would unpack to more than a table ever is */
  open(name: string): Promise<Readable>;
  text(name: string, most: number): Promise<string>;
  close(): void;
}

/** @throws UnreadableFile when the file is damaged */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySize: true })
    .catch(damaged);
  const entries = await listEntries(zip).catch((error) => {
    zip.close();
    throw error instanceof UnreadableFile ? error : new UnreadableFile(imports('broken-archive'));
  });
  let read = 0;
  const open = async (name: string) => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw new UnreadableFile(imports('broken-archive'));
    const steep = entry.uncompressedSize > smallEnough && entry.uncompressedSize > steepest * entry.compressedSize;
    if (steep || entry.uncompressedSize > largestEntry) throw new UnreadableFile(imports('zip-bomb'));
    const stream = await zip.openReadStreamPromise(entry).catch(damaged);
    const share = entry.uncompressedSize === 0 ? 0 : entry.compressedSize / entry.uncompressedSize;
    stream.on('data', (chunk: Buffer) => {
      read += chunk.length * share;
    });
    stream.pause();
    return stream;
  };
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: [...entries.keys()],
    bytesRead: () => Math.round(read),
    open,
    async text(name, most) {
      let text = '';
      for await (const chunk of await open(name)) {
        text += chunk;
        if (text.length > most) throw new UnreadableFile(imports('zip-bomb'));
      }
      return text;
    },
    close: () => zip.close(),
  };
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new UnreadableFile(imports('zip-bomb'));
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function damaged(): never {
  throw new UnreadableFile(imports('broken-archive'));
}
