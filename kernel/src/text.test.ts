import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, fold } from './text.ts';

describe('cleanText', () => {
  it.each([
    ['Arabic yeh and kaf', 'علي كريمى', 'علی کریمی'],
    ['Arabic digits', 'پلاک ٤٥ واحد ۶ no 7', 'پلاک ۴۵ واحد ۶ no 7'],
    ['tatweel and direction marks', '\u200Fمـــریم\u202C\uFEFF', 'مریم'],
    ['doubled and foreign spaces', '  علی \u00A0\t رضا  ', 'علی رضا'],
    ['presentation forms', 'ﻋﻠﻲ ﻻله', 'علی لاله'],
    ['two-part accents', 'Jose\u0301', 'José'],
    ['doubled and idle half-spaces', '\u200Cمی\u200C\u200Cروم \u200C تهران\u200C', 'می‌روم تهران'],
    ['line ends', 'سطر یک \r\n  سطر دو\r', 'سطر یک\nسطر دو'],
    ['characters that a database refuses', 'مر\u0000یم \uD800', 'مریم \uFFFD'],
  ])('cleans %s', (_, typed, shown) => {
    expect(cleanText(typed)).toBe(shown);
  });

  it('keeps half-space, hamza, diacritics, signs, families of emoji and other alphabets', () => {
    for (const text of [
      'می‌روم',
      'خانهٔ مُعلّم رئیس مؤمن آب',
      '﷼ ۱۲٫۵ ٪',
      '👨‍👩‍👧',
      'Анна 東京',
      'پیامبر ﷺ',
      'یک\n\nدو',
      '',
    ]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it('is done after one time, and never changes the search key', () => {
    const persian = fc.constantFrom(...'علي كى۱٣ \u200C\u0640\u200F\n\r\t\u00A0\u0654\u0653ﻋﻻﷺé\u0301e');
    for (const unit of [persian, 'binary' as const]) {
      fc.assert(
        fc.property(fc.string({ unit }), (text) => {
          const clean = cleanText(text);
          expect(cleanText(clean)).toBe(clean);
        }),
        { numRuns: 3000 },
      );
    }
    fc.assert(
      fc.property(fc.string({ unit: persian }), (text) => {
        expect(fold(cleanText(text))).toBe(fold(text));
      }),
    );
  });
});

it('cleanLine makes one line of a name that came in two', () => {
  expect(cleanLine('فروشگاه\r\n\n مريم ')).toBe('فروشگاه مریم');
  expect(cleanLine('مریم احمدی')).toBe('مریم احمدی');
});
