import { describe, expect, it } from 'vitest';
import { parseDay, parseInstant } from './calendar.ts';
import { parseMoney, TOMAN } from './money.ts';
import { parseNumber } from './parse-number.ts';
import { cleanText } from './text.ts';
import { withoutJoiners, withoutUnseen } from './visible.ts';

/** Every character that Unicode calls default-ignorable, and the marks of direction. */
const unseen: string[] = [];
for (let point = 0; point < 0xe1000; point++) {
  if (point >= 0xd800 && point <= 0xdfff) continue;
  const mark = String.fromCodePoint(point);
  if (/\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/u.test(mark)) unseen.push(mark);
}
const joiners = ['\u200B', '\u200C', '\u200D'];

describe('FRONTDOOR 13: invisible marks go before any reading', () => {
  it('takes each of them away, in texts, numbers, sums, days and instants', () => {
    expect(unseen.length).toBeGreaterThan(400);
    for (const mark of unseen.filter((one) => !joiners.includes(one))) {
      const code = mark.codePointAt(0)?.toString(16);
      expect(withoutUnseen(`a${mark}b`), code).toBe('ab');
      expect(cleanText(`مر${mark}یم`), code).toBe('مریم');
      expect(parseNumber(`1${mark}2`), code).toBe(12);
      expect(parseMoney(`1${mark}200 تومان`, TOMAN), code).toEqual({ ok: true, amount: 12_000 });
      expect(parseDay(`1405/0${mark}9/01`)?.day, code).toBe('2026-11-22');
      expect(parseInstant(`2026-11-22${mark} 10:00Z`, 'Asia/Tehran')?.precision, code).toBe('instant');
    }
  });

  it('keeps half-spaces between letters, and takes them out of numbers and codes', () => {
    expect(withoutUnseen('می\u200Cروم')).toBe('می\u200Cروم');
    for (const mark of joiners) {
      expect(withoutJoiners(`A${mark}12`)).toBe('A12');
      expect(parseNumber(`1${mark}2`)).toBe(12);
    }
  });
});
