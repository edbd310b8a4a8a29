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
  ['video/mp4', [0x66, 0x74, 0x79, 0x70], 4],
];

/**
 * The content type of a file by its first bytes: what the sender calls it counts for nothing. Text is plain text, and text
 * that a browser would run (HTML, SVG, XML) is named as what it is so that a guard can refuse it.
 */
export function sniffType(head: Buffer): string {
  for (const [type, bytes, offset = 0] of beginnings)
    if (bytes.every((byte, index) => head[offset + index] === byte)) return type;
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
