import { expect, test } from 'vitest';
import { drawQr } from './draw-qr.ts';

/** As an independent reader of QR codes read it back: PEYVAND in version 1, error correction M. */
const peyvand = [
  '#######.####..#######',
  '#.....#.#.###.#.....#',
  '#.###.#.####..#.###.#',
  '#.###.#...#.#.#.###.#',
  '#.###.#.#####.#.###.#',
  '#.....#..#....#.....#',
  '#######.#.#.#.#######',
  '..........#..........',
  '#..#######.#.#..#.###',
  '....##.##..###..###.#',
  '..#...#...###..#..###',
  '...#.#..#...###.#.#..',
  '#.#.#.#.#..####.#.###',
  '........#.#.###.....#',
  '#######.#..#....###..',
  '#.....#.###...#..###.',
  '#.###.#.#.#..##.#.###',
  '#.###.#.#...###.#.#..',
  '#.###.#..#.###..##.##',
  '#.....#..#.##..#.####',
  '#######.###.##.##.#..',
];

test('the picture of a known text is the one that readers read', () => {
  expect(drawQr('PEYVAND').map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))).toEqual(peyvand);
});

test('an address of an authenticator key has room, and so has the longest text', () => {
  const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  expect(drawQr(`otpauth://totp/Peyvand%3Amaryam%40example.com?secret=${key}&issuer=Peyvand`)).toHaveLength(41);
  expect(drawQr('x'.repeat(213))).toHaveLength(57);
});

test('a text that no version holds is refused', () => {
  expect(() => drawQr('x'.repeat(214))).toThrow(RangeError);
});
