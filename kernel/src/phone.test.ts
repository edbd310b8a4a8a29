import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPersianDigits } from './digits.ts';
import { parsePhone, phoneKey, showPhone } from './phone.ts';

describe('an Iranian mobile', () => {
  it.each([
    '09123456789',
    '9123456789',
    '989123456789',
    '+989123456789',
    '00989123456789',
    '+98 0912 345 6789',
    '0912 345 6789',
    '0912-345-6789',
    '(0912) 345.6789',
    '۰۹۱۲۳۴۵۶۷۸۹',
    '٠٩١٢٣٤٥٦٧٨٩',
    '+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹',
    '۰۹۱۲ ۳۴۵-۶۷۸۹',
    '\u200E+98 912 345 6789\u200E',
    '0912\u00A0345\u00A06789',
    ' 0098 (912) 345 67 89 ',
    '0912–345–6789',
  ])('is read from %s', (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, e164: '+989123456789', kind: 'mobile', country: 'IR' });
  });

  it('is not refused for its prefix', () => {
    expect(parsePhone('09991234567')).toEqual({ ok: true, e164: '+989991234567', kind: 'mobile', country: 'IR' });
    expect(parsePhone('09421234567')).toMatchObject({ ok: true, e164: '+989421234567' });
    expect(parsePhone('09671234567')).toMatchObject({ ok: true, kind: 'mobile', warning: 'unknown-range' });
  });

  it('is read whatever the spelling, and read back from what is shown', () => {
    const number = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map(String);
    const prefix = fc.constantFrom('0', '', '98', '+98', '0098', '+98 0');
    fc.assert(
      fc.property(number, prefix, fc.constantFrom('', ' ', '-'), fc.boolean(), (digits, before, gap, persian) => {
        const text = `${before}${digits.slice(0, 3)}${gap}${digits.slice(3, 6)}${gap}${digits.slice(6)}`;
        expect(parsePhone(persian ? toPersianDigits(text) : text)).toMatchObject({
          ok: true,
          e164: `+98${digits}`,
          kind: 'mobile',
        });
        expect(parsePhone(showPhone(`+98${digits}`, persian ? 'fa' : 'en'))).toMatchObject({ e164: `+98${digits}` });
      }),
    );
  });
});

describe('FRONTDOOR 13: marks that nobody sees', () => {
  const marks = [0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d];
  const more = [0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfe0f, 0xfeff];
  const mark = fc.constantFrom(...[...marks, ...more].map((code) => String.fromCodePoint(code)), '\u{E0001}');
  const spellings = fc.constantFrom(
    '0912 111 0106',
    '+98 912 111 0106',
    '989121110106+',
    '00989121110106',
    '9121110106',
  );

  it('change no number, wherever they stand', () => {
    const put = fc.array(fc.tuple(mark, fc.nat(20)), { maxLength: 6 });
    fc.assert(
      fc.property(spellings, fc.boolean(), fc.boolean(), put, (text, persian, workbook, marks) => {
        let marked = persian ? toPersianDigits(text) : text;
        for (const [one, at] of marks) {
          const characters = [...marked];
          marked = [...characters.slice(0, at), one, ...characters.slice(at)].join('');
        }
        if (workbook) marked += '_x000D_';
        expect(parsePhone(marked), JSON.stringify(marked)).toMatchObject({ ok: true, e164: '+989121110106' });
      }),
    );
  });

  it('a plus at the wrong end is a plus, and one in the middle is none', () => {
    for (const text of ['989121110103+', '98 912 111 0103 +', '۹۸۹۱۲۱۱۱۰۱۰۳+', '\u2067989121110103+\u2069'])
      expect(parsePhone(text)).toMatchObject({ e164: '+989121110103' });
    expect(parsePhone('442071838750+')).toMatchObject({ e164: '+442071838750' });
    expect(parsePhone('98912+1110103').ok).toBe(false);
    expect(parsePhone('+989121110103+').ok).toBe(false);
  });
});

describe('a landline', () => {
  it.each(['021 88888888', '02188888888', '2188888888', '+982188888888', '۰۲۱-۸۸۸۸۸۸۸۸'])('is read from %s', (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, e164: '+982188888888', kind: 'landline', country: 'IR' });
  });

  it.each([
    '021 88888888 داخلی ۱۲',
    '02188888888 ext. 12',
    '02188888888x12',
    '021-88888888 (داخلی 12)',
    '+982188888888;ext=12',
    'داخلی ۱۲ - ۰۲۱۸۸۸۸۸۸۸۸',
    '02188888888 extension: 12',
    '\u202A021 88888888\u202C داخلی: \u2066۱۲\u2069',
  ])('FRONTDOOR 13: keeps its extension as part of the key: %s', (text) => {
    const read = parsePhone(text);
    expect(read).toEqual({ ok: true, e164: '+982188888888', kind: 'landline', country: 'IR', extension: '12' });
    if (!read.ok) return;
    expect(phoneKey(read)).toBe('+982188888888;ext=12');
    for (const language of ['fa', 'en'] as const) expect(parsePhone(showPhone(phoneKey(read), language))).toEqual(read);
  });

  it.each([
    ['021-88776655 (102)', '102'],
    ['۰۲۱۸۸۷۷۶۶۵۵ (۱۰۲)', '102'],
    ['021 88776655(12)', '12'],
    ['(021) 88776655 (1024)', '1024'],
    ['+98 21 88776655 (102)', '102'],
    ['02188776655-103', '103'],
    ['021-88776655 - 103', '103'],
    ['0098 21 8877 6655-1030', '1030'],
  ])('FRONTDOOR 13: digits directly behind a whole landline are its extension: %s', (text, extension) => {
    expect(parsePhone(text)).toEqual({ ok: true, e164: '+982188776655', kind: 'landline', country: 'IR', extension });
  });

  it.each([
    ...['021-88776655-56', '021-88776655-660', '02188771000-1010', '021-88776655 (1)', '021-88776655 (10245)'],
    ...['88776655 (102)', '0912 345 6789 (102)', '09123456789-103', '021-88776655 (021)', '021-88776655-103-104'],
    ...['021-88776655 (102) (103)', '021-887766 (102)', '+44 20 7183 8750 (102)'],
  ])(
    'FRONTDOOR 13: what may be the end of a row of lines, or stands behind no landline, is no extension: %s',
    (text) => {
      const read = parsePhone(text);
      expect(read.ok && read.extension).toBeFalsy();
    },
  );

  it('an extension behind a mobile is kept, and is no other person', () => {
    const read = parsePhone('09123456789 داخلی 2');
    expect(read).toMatchObject({ e164: '+989123456789', extension: '2' });
    if (read.ok) expect(phoneKey(read)).toBe('+989123456789');
  });

  it('needs its area code', () => {
    expect(parsePhone('88888888')).toEqual({ ok: false, reason: 'no-area-code' });
  });
});

describe('a number of another country', () => {
  it('is read with its country code', () => {
    expect(parsePhone('+44 20 7183 8750')).toEqual({
      ok: true,
      e164: '+442071838750',
      kind: 'landline',
      country: 'GB',
    });
    expect(parsePhone('001 415 555 0100')).toEqual({ ok: true, e164: '+14155550100', kind: 'other', country: 'US' });
    expect(parsePhone('+۹۷۱ ۵۰ ۱۲۳ ۴۵۶۷')).toMatchObject({ ok: true, e164: '+971501234567', country: 'AE' });
  });

  it('is read without it where the business is at home', () => {
    expect(parsePhone('020 7183 8750', 'GB')).toMatchObject({ e164: '+442071838750', country: 'GB' });
    expect(parsePhone('+98 912 345 6789', 'GB')).toMatchObject({ e164: '+989123456789', country: 'IR' });
    expect(parsePhone('0912 345 6789', 'GB').ok && parsePhone('0912 345 6789', 'GB')).not.toMatchObject({
      country: 'IR',
    });
  });

  it('of an unknown range is read with a warning', () => {
    expect(parsePhone('+1 999 999 9999')).toMatchObject({ ok: true, warning: 'unknown-range' });
  });
});

describe('what is no phone number', () => {
  it.each([
    ['', 'empty'],
    [' \u200E ', 'empty'],
    ['ندارد', 'letters'],
    ['0912 345 6789 - 0913 345 6789', 'too-long'],
    ['maryam@example.ir', 'letters'],
    ['0912345678', 'too-short'],
    ['+98912345678', 'too-short'],
    ['091234567890', 'too-long'],
    ['12345', 'too-short'],
    ['+490٨827', 'too-short'],
    ['0000000000000', 'unreadable'],
    ['+0 912 345 6789', 'unreadable'],
    ['1405/01/05', 'no-area-code'],
  ])('%s: %s', (text, reason) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'+0123456789۹٨- ()x.') })),
        (text) => {
          const phone = parsePhone(text);
          if (phone.ok) expect(phone.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('shows a number in the groups that people say', () => {
  expect(showPhone('+989123456789', 'fa')).toBe('۰۹۱۲ ۳۴۵ ۶۷۸۹');
  expect(showPhone('+989123456789', 'en')).toBe('0912 345 6789');
  expect(showPhone('+982188888888', 'fa')).toBe('۰۲۱ ۸۸۸۸ ۸۸۸۸');
  expect(showPhone('+442071838750', 'en')).toBe('+44 20 7183 8750');
  expect(showPhone('+442071838750', 'fa')).toBe('+۴۴ ۲۰ ۷۱۸۳ ۸۷۵۰');
});
