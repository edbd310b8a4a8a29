import { expect, it } from 'vitest';
import { sniffType } from './sniff-type.ts';

const ftyp = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1`)]);

it.each([
  ['image/heic', 'heic'],
  ['image/heic', 'heix'],
  ['image/heif', 'mif1'],
  ['image/avif', 'avif'],
  ['audio/mp4', 'M4A '],
  ['video/quicktime', 'qt  '],
  ['video/mp4', 'isom'],
  ['video/mp4', 'mp42'],
])('knows %s by the brand «%s»: a photo of a phone is no film', (type, brand) => {
  expect(sniffType(ftyp(brand))).toBe(type);
});

it.each([
  ['text/html', '<!DOCTYPE html>'],
  ['text/html', '<script>'],
  ['image/svg+xml', '<?xml version="1.0"?><svg xmlns="">'],
  ['application/xml', '<?xml version="1.0"?><a>'],
  ['text/plain', 'نام,موبایل'],
])('names %s as what a browser would make of it', (type, text) => {
  expect(sniffType(Buffer.from(text))).toBe(type);
});
