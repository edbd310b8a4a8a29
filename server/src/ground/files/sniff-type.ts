/** Beginnings by which files are known, whatever they are called. */
const beginnings: readonly (readonly [type: string, bytes: readonly number[], offset?: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['application/x-ole-storage', [0xd0, 0xcf, 0x11, 0xe0]],
  ['application/x-executable', [0x7f, 0x45, 0x4c, 0x46]],
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['audio/ogg', [0x4f, 0x67, 0x67, 0x53]],
  ['audio/mpeg', [0x49, 0x44, 0x33]],
];

/** What the family of files that begins with "ftyp" says of itself next: pictures of phones, sound, and films otherwise. */
const families: readonly (readonly [type: string, brand: RegExp])[] = [
  ['image/heic', /^(?:heic|heix|heim|heis|hevc|hevx)$/],
  ['image/heif', /^(?:mif1|msf1)$/],
  ['image/avif', /^(?:avif|avis)$/],
  ['audio/mp4', /^M4[ABP] $/],
  ['video/quicktime', /^qt {2}$/],
];

/** The type of a file of that family by its major brand; undefined of another one. */
function familyType(head: Buffer): string | undefined {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  const brand = head.toString('latin1', 8, 12);
  return families.find(([, known]) => known.test(brand))?.[0] ?? 'video/mp4';
}

/**
 * The content type of a file by its first bytes: what the sender calls it counts for nothing. Text is plain text, and text
 * that a browser would run (HTML, SVG, XML) is named as what it is so that a guard can refuse it.
 */
export function sniffType(head: Buffer): string {
  for (const [type, bytes, offset = 0] of beginnings)
    if (bytes.every((byte, index) => head[offset + index] === byte)) return type;
  const family = familyType(head);
  if (family !== undefined) return family;
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!wide && head.includes(0)) return 'application/octet-stream';
  const text = head
    .toString('latin1', 0, 1024)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<!doctype html|^<html|^<script|^<body|^<head/.test(text)) return 'text/html';
  if (/<svg[\s>]/.test(text)) return 'image/svg+xml';
  return text.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}
