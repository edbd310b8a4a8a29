import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEmail } from './email.ts';

it.each([
  ['Maryam.Ahmadi@Example.IR', 'Maryam.Ahmadi@example.ir', 'maryam.ahmadi@example.ir'],
  ['  mailto:maryam@example.ir ', 'maryam@example.ir', 'maryam@example.ir'],
  ['\u200Eali۱۲@example.co.ir\u200F', 'ali12@example.co.ir', 'ali12@example.co.ir'],
  ["o'brien+shop@mail-1.example.com", "o'brien+shop@mail-1.example.com", "o'brien+shop@mail-1.example.com"],
  [
    'info@xn--mgba3a4f16a.xn--mgba3a4f16a',
    'info@xn--mgba3a4f16a.xn--mgba3a4f16a',
    'info@xn--mgba3a4f16a.xn--mgba3a4f16a',
  ],
  ['info@فروشگاه.ایران', 'info@فروشگاه.ایران', 'info@xn--mgbtj4c7ad63e.xn--mgba3a4f16a'],
  ['mail@köln.de', 'mail@köln.de', 'mail@xn--kln-sna.de'],
  ['mail@KÖLN.de', 'mail@köln.de', 'mail@xn--kln-sna.de'],
  ['mail@ko\u0308ln.de', 'mail@köln.de', 'mail@xn--kln-sna.de'],
  ['SARA@xn--kln-sna.de', 'SARA@xn--kln-sna.de', 'sara@xn--kln-sna.de'],
  ['用户@例子。公司', '用户@例子。公司', '用户@xn--fsqu00a.xn--55qx5d'],
  ['مریم@فروشگاه.ایران', 'مریم@فروشگاه.ایران', 'مریم@xn--mgbtj4c7ad63e.xn--mgba3a4f16a'],
  ['\u2066info@example.ir\u2069', 'info@example.ir', 'info@example.ir'],
  ['info@می\u200Cخرم.ایران', 'info@می\u200Cخرم.ایران', 'info@xn--tgbg2dc68d652j.xn--mgba3a4f16a'],
])('reads %s', (text, value, matchKey) => {
  expect(parseEmail(text)).toEqual({ ok: true, value, matchKey });
});

it.each([
  ['', 'empty'],
  [' \u200E', 'empty'],
  ['ندارد', 'unreadable'],
  ['maryam', 'unreadable'],
  ['maryam@', 'unreadable'],
  ['@example.ir', 'unreadable'],
  ['maryam@example', 'unreadable'],
  ['maryam@@example.ir', 'unreadable'],
  ['maryam@127.0.0.1', 'unreadable'],
  ['maryam@example.ir:80', 'unreadable'],
  ['maryam@exa%6Dple.ir', 'unreadable'],
  ['maryam@example.ir/x', 'unreadable'],
  ['maryam@-فروشگاه.ایران', 'unreadable'],
  ['maryam..ahmadi@example.ir', 'unreadable'],
  ['maryam@-example.ir', 'unreadable'],
  ['maryam @example.ir', 'unreadable'],
  ['maryam@example.ir, ali@example.ir', 'unreadable'],
  [`${'m'.repeat(65)}@example.ir`, 'too-long'],
])('refuses %s: %s', (text, reason) => {
  expect(parseEmail(text)).toEqual({ ok: false, reason });
});

it('finds one key for one mailbox', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const read = parseEmail(address);
      if (!read.ok) return;
      expect(parseEmail(read.value)).toEqual(read);
      expect(parseEmail(address.toUpperCase())).toMatchObject({ matchKey: read.matchKey });
    }),
  );
});

it('answers soon for a text made to be slow', () => {
  expect(parseEmail(`${'a.'.repeat(30)}@${'a-'.repeat(90)}`).ok).toBe(false);
});
