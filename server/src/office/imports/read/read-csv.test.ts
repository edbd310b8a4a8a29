import { describe, expect, it } from 'vitest';
import type { UnreadableFile } from '../refusals.ts';
import { openStream } from './open-source.ts';

async function rowsOf(...chunks: (string | Uint8Array)[]) {
  const source = await openStream(
    (async function* () {
      for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    })(),
  );
  const rows = [];
  for await (const slice of source.rows) rows.push(...slice);
  return { rows, facts: source.facts };
}
const cells = async (...chunks: (string | Uint8Array)[]) => (await rowsOf(...chunks)).rows.map((row) => row.cells);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: UnreadableFile) => error.refusal.code,
  );

describe('reading CSV', () => {
  it('reads quotes, doubled quotes, delimiters and line ends inside quotes', async () => {
    expect(await cells('name,note\r\n"Ahmadi, Maryam","said ""yes""\nthen paid"\r\nAli,\r\n')).toEqual([
      ['name', 'note'],
      ['Ahmadi, Maryam', 'said "yes"\nthen paid'],
      ['Ali', ''],
    ]);
  });

  it('finds semicolons, tabs, bars and the Persian comma', async () => {
    for (const mark of [';', '\t', '|', '،'])
      expect(await cells(`a${mark}b\n1${mark}2\n`)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
  });

  it('gives the same rows wherever the file happens to be cut', async () => {
    const text = '\uFEFFنام,یادداشت\r\n"مریم ""احمدی""","خط ۱\r\nخط ۲"\r\nعلی,ب\r\n';
    const bytes = new TextEncoder().encode(text);
    const whole = await cells(bytes);
    expect(whole).toHaveLength(3);
    // the first piece holds the whole header: only what is guessed from the beginning needs it
    for (let at = 30; at < bytes.length; at++) expect(await cells(bytes.slice(0, at), bytes.slice(at))).toEqual(whole);
  });

  it('counts rows as a spreadsheet does, blank ones included', async () => {
    const { rows } = await rowsOf('a,b\n\n1,2\n');
    expect(rows.map((row) => row.rowNumber)).toEqual([1, 3]);
  });

  it('reads UTF-16 of both kinds and Windows-1256', async () => {
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('نام,شهر\nمریم,اصفهان\n', 'utf16le')]);
    const big = Buffer.from(little).swap16();
    // نام,شهر / علی,تهران in Windows-1256, as old shop software writes it
    const arabic = Buffer.from('e4c7e32cd4e5d10ad4c7cf2cdae3c7cf0a', 'hex');
    expect((await cells(little))[1]).toEqual(['مریم', 'اصفهان']);
    expect((await cells(big))[1]).toEqual(['مریم', 'اصفهان']);
    const read = await rowsOf(arabic);
    expect(read.facts.encoding).toBe('windows-1256');
    expect(read.rows[0]?.cells).toEqual(['نام', 'شهر']);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    expect(await refusalOf(cells(''))).toBe('imports.empty');
    expect(await refusalOf(cells(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0, 0])))).toBe('imports.unreadable');
    expect(await refusalOf(cells(Buffer.from([0x61, 0xe9, 0x2c, 0xff, 0x80, 0x9d, 0x0a])))).toBe(
      'imports.wrong-encoding',
    );
    expect(await refusalOf(cells('a,b\n"never closed,2\n'))).toBe('imports.broken-quotes');
    const broken = cells(Buffer.from('name\nMaryam\n'), Buffer.from([0xc3, 0x28, 0x0a]));
    expect(await refusalOf(broken)).toBe('imports.wrong-encoding');
  });

  it('reads 60 MB that never exist at once in flat memory', async () => {
    const line = `${'0912345678'.repeat(6)},مریم احمدی,"اصفهان، چهارباغ"\n`;
    const chunk = new TextEncoder().encode(line.repeat(2500));
    const total = Math.ceil(60_000_000 / chunk.length);
    const source = await openStream(
      (async function* () {
        yield new TextEncoder().encode('phone,name,address\n');
        for (let i = 0; i < total; i++) yield chunk;
      })(),
    );
    let rows = 0;
    let highest = 0;
    const before = process.memoryUsage().rss;
    for await (const slice of source.rows) {
      rows += slice.length;
      highest = Math.max(highest, process.memoryUsage().rss);
    }
    expect(rows).toBe(total * 2500 + 1);
    expect((highest - before) / 1024 ** 2).toBeLessThan(150);
  });
});
