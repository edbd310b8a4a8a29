import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { imports, UnreadableFile } from '../refusals.ts';

/** What a part of a workbook tells while it is read; names come without their namespace prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(piece: string): void;
  close?(name: string): void;
}

/**
 * Reads XML as it streams in. No entity but the five of XML is ever expanded.
 * @throws UnreadableFile when it is not well formed, or the packed bytes are damaged
 */
export async function parseXml(stream: Readable, events: XmlEvents, afterChunk?: () => Promise<void>): Promise<void> {
  const parser = makeParser(events);
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream) {
      parser.write(decoder.decode(chunk, { stream: true }));
      await afterChunk?.();
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** The same as pieces: what the events gathered is taken after each chunk. */
export async function* streamXml<T>(stream: Readable, events: XmlEvents, take: () => T | undefined): AsyncGenerator<T> {
  const parser = makeParser(events);
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream) {
      parser.write(decoder.decode(chunk, { stream: true }));
      const piece = take();
      if (piece !== undefined) yield piece;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw asUnreadable(error);
  }
  const piece = take();
  if (piece !== undefined) yield piece;
}

function makeParser(events: XmlEvents): SaxesParser {
  const parser = new SaxesParser({ position: false });
  parser.on('opentag', (tag) => events.open(localName(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => events.close?.(localName(tag.name)));
  parser.on('text', (piece) => events.text?.(piece));
  parser.on('cdata', (piece) => events.text?.(piece));
  parser.on('error', (error) => {
    throw error;
  });
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Errors of the packed stream and of the parser mean one thing to a person; a lying size is an attack. */
function asUnreadable(error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error;
  const lies = error instanceof Error && /too many bytes in the stream/.test(error.message);
  return new UnreadableFile(imports(lies ? 'zip-bomb' : 'broken-archive'));
}
