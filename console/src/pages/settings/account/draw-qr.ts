/**
 * QR codes by ISO/IEC 18004: byte mode, error correction M, versions 1 to 10 (up to 213 bytes), the mask of least penalty.
 * Enough for the address of an authenticator key.
 */

/** Codewords of data and blocks by version, error correction M (ISO/IEC 18004, tables 7 and 9). */
const versions: readonly { readonly data: number; readonly blocks: number; readonly correction: number }[] = [
  { data: 16, blocks: 1, correction: 10 },
  { data: 28, blocks: 1, correction: 16 },
  { data: 44, blocks: 1, correction: 26 },
  { data: 64, blocks: 2, correction: 18 },
  { data: 86, blocks: 2, correction: 24 },
  { data: 108, blocks: 4, correction: 16 },
  { data: 124, blocks: 4, correction: 18 },
  { data: 154, blocks: 4, correction: 22 },
  { data: 182, blocks: 5, correction: 22 },
  { data: 216, blocks: 5, correction: 26 },
];

/** Centres of the alignment patterns by version (annex E). */
const alignments: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

type Grid = boolean[][];

/**
 * The modules of a text, row by row, true for dark, without the quiet zone.
 * @throws RangeError when the text has more than 213 bytes
 */
export function drawQr(text: string): readonly (readonly boolean[])[] {
  const bytes = [...new TextEncoder().encode(text)];
  const at = versions.findIndex(({ data }, i) => bytes.length <= data - (i < 9 ? 2 : 3));
  const shape = versions[at];
  if (shape === undefined) throw new RangeError(`too long for a picture: ${bytes.length} bytes`);
  const words = interleave(pack(bytes, shape.data, at + 1), shape.blocks, shape.correction);
  const size = 21 + 4 * at;
  const { grid, fixed } = layOut(size, at + 1);
  place(grid, fixed, words);
  const tried = Array.from({ length: 8 }, (_, mask) => masked(grid, fixed, mask));
  const best = tried.reduce((found, one) => (penalty(one) < penalty(found) ? one : found));
  return best;
}

/** Mode, length, bytes, end, padding. */
function pack(bytes: readonly number[], capacity: number, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const packed = Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
  for (let pad = 0xec; packed.length < capacity; pad ^= 0xec ^ 0x11) packed.push(pad);
  return packed;
}

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> i) & 1) * a;
  }
  return product & 0xff;
}

/** Coefficients of the generator polynomial of this degree, the leading one left out. */
function generatorOf(degree: number): number[] {
  const polynomial = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) {
      polynomial[j] = times(polynomial[j] ?? 0, root) ^ (polynomial[j + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return polynomial;
}

function remainder(data: readonly number[], generator: readonly number[]): number[] {
  const rest = generator.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    generator.forEach((coefficient, i) => {
      rest[i] = (rest[i] ?? 0) ^ times(coefficient, factor);
    });
  }
  return rest;
}

/** Splits the data into blocks, the longer ones last, and takes a codeword of each in turn; then those of the correction. */
function interleave(data: readonly number[], count: number, correction: number): number[] {
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const generator = generatorOf(correction);
  let from = 0;
  const blocks = Array.from({ length: count }, (_, i) => {
    const block = data.slice(from, from + short + (i >= count - longer ? 1 : 0));
    from += block.length;
    return block;
  });
  const corrections = blocks.map((block) => remainder(block, generator));
  const inTurn = (lists: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
  return [...inTurn(blocks, short + 1), ...inTurn(corrections, correction)];
}

/** The patterns that every code of the version has; `fixed` marks the modules that hold no data. */
function layOut(size: number, version: number): { grid: Grid; fixed: Grid } {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const set = (x: number, y: number, dark: boolean) => {
    const [row, marks] = [grid[y], fixed[y]];
    if (row === undefined || marks === undefined || x < 0 || x >= size) return;
    row[x] = dark;
    marks[x] = true;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
  const centres = alignments[version - 1] ?? [];
  const last = centres.length - 1;
  centres.forEach((cx, i) => {
    centres.forEach((cy, j) => {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    });
  });
  // room for the format, written with the mask
  for (let i = 0; i < 9; i++) if (i !== 6) [set(i, 8, false), set(8, i, false)];
  for (let i = 0; i < 8; i++) [set(size - 1 - i, 8, false), set(8, size - 1 - i, false)];
  set(8, size - 8, true);
  if (version >= 7) {
    const bits = withRemainder(version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const dark = ((bits >>> i) & 1) === 1;
      const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
      set(a, b, dark);
      set(b, a, dark);
    }
  }
  return { grid, fixed };
}

/** A value followed by the remainder of its division: the BCH codes of format and version. */
function withRemainder(value: number, length: number, divisor: number): number {
  let rest = value;
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * divisor);
  return (value << length) | rest;
}

/** Writes the codewords in pairs of columns from the end, upwards and downwards by turns. */
function place(grid: Grid, fixed: Grid, words: readonly number[]): void {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const upwards = ((right + 1) & 2) === 0;
        const y = upwards ? size - 1 - step : step;
        const row = grid[y];
        if (row === undefined || fixed[y]?.[x] !== false) continue;
        row[x] = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        bit++;
      }
    }
  }
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The grid under a mask, with the format that names it. Error correction M has the bits 00. */
function masked(grid: Grid, fixed: Grid, mask: number): Grid {
  const flips = masks[mask];
  const result = grid.map((row, y) =>
    row.map((dark, x) => dark !== (fixed[y]?.[x] === false && flips?.(x, y) === true)),
  );
  const size = grid.length;
  const bits = withRemainder(mask, 10, 0x537) ^ 0x5412;
  const set = (x: number, y: number, i: number) => {
    const row = result[y];
    if (row !== undefined) row[x] = ((bits >>> i) & 1) === 1;
  };
  for (let i = 0; i < 15; i++) {
    // beside the first finder, past the timing line …
    if (i < 6) set(8, i, i);
    else if (i < 8) set(8, i + 1, i);
    else if (i === 8) set(7, 8, i);
    else set(14 - i, 8, i);
    // … and again beside the other two
    if (i < 8) set(size - 1 - i, 8, i);
    else set(8, size - 15 + i, i);
  }
  return result;
}

/** How hard a code is to read: runs, blocks, false finders, imbalance (ISO/IEC 18004, 7.8.3). */
function penalty(grid: Grid): number {
  const size = grid.length;
  const columns = grid.map((_, x) => grid.map((row) => row[x] === true));
  let sum = 0;
  for (const line of [...grid, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const run of text.match(/1{5,}|0{5,}/g) ?? []) sum += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) if (['10111010000', '00001011101'].includes(text.slice(i, i + 11))) sum += 40;
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const here = grid[y]?.[x];
      if (here === grid[y]?.[x - 1] && here === grid[y - 1]?.[x] && here === grid[y - 1]?.[x - 1]) sum += 3;
    }
  const dark = grid.flat().filter(Boolean).length / (size * size);
  return sum + Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
}
