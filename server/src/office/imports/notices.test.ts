import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticeCodes, sayNotices } from './notices.ts';

const src = new URL('../../', import.meta.url);
const told = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(new URL(name, src), 'utf8').matchAll(/\.?notice\('([a-z-]+)'/g)])
  .map((match) => match[1] ?? '');

describe('FRONTDOOR 7: what is told of an import is told in words', () => {
  it('has a sentence in both languages for every code that the server tells, and for no other', () => {
    const byColumn = ['columns-left-out'];
    expect([...new Set([...told, ...byColumn])].sort()).toEqual([...noticeCodes].sort());
  });

  it.each(noticeCodes)('%s: shows its count and never its code', (code) => {
    const [{ message } = { message: { fa: '', en: '' } }] = sayNotices({ [code]: 12 });
    expect(message.fa).toContain('۱۲');
    expect(message.fa).not.toMatch(/[a-z]/i);
    expect(message.en).toContain('12');
    expect(message.en).not.toMatch(/[\u0600-\u06ff]/);
    expect(`${message.fa} ${message.en}`).not.toContain(code);
  });

  it('says of a code that is no longer told that rows need a look, and nothing of what did not come', () => {
    expect(sayNotices({ 'of-old': 2, constructor: 1, 'kept-apart': 0 }).map((one) => one.message.en)).toEqual([
      '2 rows need a look.',
      '1 row needs a look.',
    ]);
  });
});
