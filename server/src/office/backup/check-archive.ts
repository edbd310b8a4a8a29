import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { keyMark } from '../../ground/secrets.ts';
import { BackupDamaged, type ReadFrame, readFrames } from './frames.ts';
import { isSignedBy } from './signature.ts';
import type { BackupManifest, Section } from './write-backup.ts';

/** What the heading and the end of a whole archive say. */
export interface CheckedArchive {
  schema: number;
  manifest: BackupManifest;
  /** The installation's key, if the archive carries it. */
  key: string | undefined;
  /** Whose key it is sealed with; undefined in archives from before keys were marked. */
  mark: string | undefined;
  /** 'checked' with a key that we hold; 'unchecked' when nobody here holds it; 'none' when it was written without. */
  signature: 'checked' | 'unchecked' | 'none';
}

/** Why nothing was restored, for the person at the terminal. */
export class RestoreRefused extends Error {
  readonly code: string;
  readonly fa: string;
  constructor(code: string, fa: string, en: string) {
    super(en);
    this.code = code;
    this.fa = fa;
  }
}

/** More than this of unpacked text for one packed byte is no shop's data (COPY text packs 5 to 40 times). */
const highestRatio = 250;
const alwaysAllowed = 64 * 1024 * 1024;

/**
 * Reads an archive from its first byte to its last before anything is done with it: heading, hashes of all sections, manifest,
 * signature. Nothing is written and no database is touched.
 *
 * @param keys those that we hold: the installation's own
 * @throws BackupDamaged, RestoreRefused backup.unreadable, backup.newer, backup.forged
 */
export async function checkArchive(
  file: string,
  keys: readonly string[],
  schemas: ReadonlySet<number>,
): Promise<CheckedArchive> {
  const frames = openArchive(file);
  try {
    return await readThrough(frames, keys, schemas);
  } finally {
    await frames.return(undefined);
  }
}

async function readThrough(
  frames: AsyncGenerator<ReadFrame>,
  keys: readonly string[],
  schemas: ReadonlySet<number>,
): Promise<CheckedArchive> {
  const { schema, mark } = readHeading((await nextJson(frames))?.json, schemas);
  const seen: Record<string, Section> = {};
  let key: string | undefined;
  let manifest: BackupManifest | undefined;
  let signed: { given: string; digest: Buffer } | undefined;
  for (;;) {
    const next = await nextJson(frames);
    if (next === undefined) break;
    const { json } = next;
    if (signed !== undefined) throw new BackupDamaged('something behind its end');
    if (typeof json.signature === 'string') signed = { given: json.signature, digest: next.before() };
    else if (manifest !== undefined) throw new BackupDamaged('something behind its manifest');
    else if (typeof json.table === 'string' || typeof json.file === 'string') {
      const name = sectionName(json);
      if (name in seen) throw new BackupDamaged(`${name} twice`);
      seen[name] = await pour(frames, async () => {});
    } else if (typeof json.key === 'string') key = readKey(json.key);
    else if (json.manifest !== undefined) manifest = readManifest(json.manifest);
    else throw new BackupDamaged('an unknown part');
  }
  if (manifest === undefined) throw new BackupDamaged('no manifest');
  compare(manifest, seen);
  if (mark !== undefined && signed === undefined) throw new BackupDamaged('its signature is missing');
  return {
    schema,
    manifest,
    key,
    mark,
    signature: judge(signed, mark, [...keys, ...(key === undefined ? [] : [key])]),
  };
}

/**
 * The frames of an archive, from the beginning; ended early by `return()`, which closes the file.
 * @throws BackupDamaged, RestoreRefused backup.unreadable
 */
export async function* openArchive(file: string): AsyncGenerator<ReadFrame> {
  const archive = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new RestoreRefused(
      'backup.unreadable',
      `فایل پشتیبان باز نشد: ${file} (${error.code}).`,
      `the backup cannot be opened: ${file} (${error.code})`,
    );
  });
  const source = archive.createReadStream({ autoClose: false });
  // what breaks on the way ends the last of them, and is thrown where that is read
  const unpacked = pipeline(source, createGunzip(), boundRatio(source), () => {});
  try {
    yield* readFrames(unpacked);
  } catch (error) {
    const packing = String((error as { code?: unknown }).code).startsWith('Z_');
    throw packing ? new BackupDamaged('cut, or no archive') : error;
  } finally {
    source.destroy();
    await archive.close();
  }
}

function boundRatio(source: { readonly bytesRead: number }): Transform {
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      unpacked += chunk.length;
      const bomb = unpacked > alwaysAllowed && unpacked > source.bytesRead * highestRatio;
      done(bomb ? new BackupDamaged('it unpacks to more than data does') : null, chunk);
    },
  });
}

function readHeading(head: Record<string, unknown> | undefined, schemas: ReadonlySet<number>) {
  if (head?.format !== 'peyvand-backup' || typeof head.schema !== 'number' || !Number.isInteger(head.schema))
    throw new BackupDamaged('no heading');
  if ((head.version !== 1 && head.version !== 2) || head.schema > Math.max(...schemas))
    throw new RestoreRefused(
      'backup.newer',
      'این پشتیبان را نسخهٔ تازه‌تری از پیوند نوشته است؛ با همان نسخه یا تازه‌تر بازگردانید.',
      'this backup was written by a newer release; restore it with that one or a later one',
    );
  if (!schemas.has(head.schema)) throw new BackupDamaged(`schema ${head.schema}`);
  const { keyMark: mark } = head;
  return { schema: head.schema, mark: typeof mark === 'string' ? mark : undefined };
}

function judge(
  signed: { given: string; digest: Buffer } | undefined,
  mark: string | undefined,
  keys: readonly string[],
): CheckedArchive['signature'] {
  if (signed === undefined) return 'none';
  const own = keys.find((key) => keyMark(key) === mark);
  if (own === undefined) return 'unchecked';
  if (isSignedBy(own, signed.digest, signed.given)) return 'checked';
  throw new RestoreRefused(
    'backup.forged',
    'این پشتیبان پس از ساخته شدن دست خورده است: امضایش با کلید شما نمی‌خواند. چیزی بازگردانده نشد؛ نسخهٔ دیگری را بیاورید.',
    'this backup was changed after it was made: its signature does not fit your key. Nothing was restored; bring another copy.',
  );
}

/** `public.customers_customer 0193…`, `file 0193…/0194…`. */
export function sectionName(json: Record<string, unknown>): string {
  if (typeof json.file === 'string') return `file ${json.file}`;
  return typeof json.workspace === 'string' ? `${json.table} ${json.workspace}` : String(json.table);
}

function readKey(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new BackupDamaged('its key');
  return text;
}

function readManifest(given: unknown): BackupManifest {
  const { sections, epoch, tables, missing } = (given ?? {}) as Partial<BackupManifest>;
  if (typeof sections !== 'object' || typeof tables !== 'object' || !Number.isInteger(epoch))
    throw new BackupDamaged('its manifest');
  return { ...(given as BackupManifest), missing: missing ?? [] };
}

/** Hands on the data of one section and checks it against the hash in its end frame. */
export async function pour(frames: AsyncGenerator<ReadFrame>, take: (data: Buffer) => Promise<void>): Promise<Section> {
  const hash = createHash('sha256');
  for (;;) {
    const { value, done } = await frames.next();
    if (done || value === undefined) throw new BackupDamaged('cut');
    const { frame } = value;
    if ('data' in frame) {
      hash.update(frame.data);
      await take(frame.data);
      continue;
    }
    const sha256 = hash.digest('hex');
    if (frame.json.end !== true || frame.json.sha256 !== sha256) throw new BackupDamaged('hash');
    return { ...(typeof frame.json.rows === 'number' ? { rows: frame.json.rows } : {}), sha256 };
  }
}

/** The next frame, which must be no loose data; undefined at the end. */
export async function nextJson(
  frames: AsyncGenerator<ReadFrame>,
): Promise<{ json: Record<string, unknown>; before: () => Buffer } | undefined> {
  const { value, done } = await frames.next();
  if (done || value === undefined) return undefined;
  if ('data' in value.frame) throw new BackupDamaged('data without a section');
  return { json: value.frame.json, before: value.before };
}

function compare(manifest: BackupManifest, seen: Record<string, Section>): void {
  const names = Object.keys(manifest.sections);
  if (names.length !== Object.keys(seen).length) throw new BackupDamaged('sections are missing');
  for (const name of names) if (seen[name]?.sha256 !== manifest.sections[name]?.sha256) throw new BackupDamaged(name);
}
