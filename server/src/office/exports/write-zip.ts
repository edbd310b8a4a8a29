import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file that goes into an archive under a name of ours. */
export interface ZipPart {
  readonly name: string;
  readonly path: string;
}

/** Packs files into one archive as a stream (sizes follow the data, 64-bit where needed); nothing is held in memory. */
export async function writeZip(path: string, parts: readonly ZipPart[]): Promise<void> {
  const out = createWriteStream(path, { mode: 0o600 });
  let offset = 0;
  const put = async (bytes: Buffer) => {
    offset += bytes.length;
    if (!out.write(bytes)) await once(out, 'drain');
  };
  const directory: Buffer[] = [];
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const start = offset;
    await put(Buffer.concat([localHeader(name), name]));
    let crc = 0;
    let size = 0;
    let packed = 0;
    const deflate = createDeflateRaw({ level: 6 });
    const source = createReadStream(part.path);
    source.on('data', (chunk) => {
      crc = crc32(chunk, crc);
      size += chunk.length;
    });
    source.on('error', (error) => deflate.destroy(error));
    source.pipe(deflate);
    for await (const chunk of deflate) {
      packed += chunk.length;
      await put(chunk);
    }
    await put(descriptor(crc, packed, size));
    directory.push(centralHeader(name, crc, packed, size, start), name, zip64(packed, size, start));
  }
  const begin = offset;
  for (const bytes of directory) await put(bytes);
  await put(ending(parts.length, offset - begin, begin));
  out.end();
  await once(out, 'close');
}

const version = 45;
/** Bit 3: sizes follow the data; bit 11: names are UTF-8. */
const flags = 0x0808;
const unknown32 = 0xffffffff;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function descriptor(crc: number, packed: number, size: number): Buffer {
  const long = packed >= unknown32 || size >= unknown32;
  const bytes = Buffer.alloc(long ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  if (long) {
    bytes.writeBigUInt64LE(BigInt(packed), 8);
    bytes.writeBigUInt64LE(BigInt(size), 16);
  } else {
    bytes.writeUInt32LE(packed, 8);
    bytes.writeUInt32LE(size, 12);
  }
  return bytes;
}

function centralHeader(name: Buffer, crc: number, packed: number, size: number, start: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt16LE(0x21, 14);
  header.writeUInt32LE(crc, 16);
  const long = zip64(packed, size, start).length > 0;
  header.writeUInt32LE(long ? unknown32 : packed, 20);
  header.writeUInt32LE(long ? unknown32 : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(zip64(packed, size, start).length, 30);
  header.writeUInt32LE(long ? unknown32 : start, 42);
  return header;
}

/** The extra field for what 32 bits cannot say; empty otherwise. */
function zip64(packed: number, size: number, start: number): Buffer {
  if (Math.max(packed, size, start) < unknown32) return Buffer.alloc(0);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  extra.writeBigUInt64LE(BigInt(start), 20);
  return extra;
}

function ending(parts: number, size: number, begin: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(Math.min(size, unknown32), 12);
  end.writeUInt32LE(Math.min(begin, unknown32), 16);
  if (begin + size < unknown32) return end;
  const long = Buffer.alloc(76);
  long.writeUInt32LE(0x06064b50, 0);
  long.writeBigUInt64LE(44n, 4);
  long.writeUInt16LE(version, 12);
  long.writeUInt16LE(version, 14);
  long.writeBigUInt64LE(BigInt(parts), 24);
  long.writeBigUInt64LE(BigInt(parts), 32);
  long.writeBigUInt64LE(BigInt(size), 40);
  long.writeBigUInt64LE(BigInt(begin), 48);
  long.writeUInt32LE(0x07064b50, 56);
  long.writeBigUInt64LE(BigInt(begin + size), 64);
  long.writeUInt32LE(1, 72);
  return Buffer.concat([long, end]);
}
