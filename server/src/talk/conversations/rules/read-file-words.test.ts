import { describe, expect, it } from 'vitest';
import { readChannel, readDirection, readDuration, readForm, showForm } from './read-file-words.ts';

describe('words of files of conversations', () => {
  it('name a channel and a direction in both languages, however they are spaced', () => {
    expect(['تماس تلفنی', 'Phone Call', 'تماس‌تلفنی'].map(readChannel)).toEqual(['call', 'call', 'call']);
    expect(readChannel('واتساپ')).toBe('messenger');
    expect(readChannel('کبوتر')).toBeUndefined();
    expect(['ورودی', 'Incoming'].map(readDirection)).toEqual(['inbound', 'inbound']);
    expect(readDirection('کج')).toBeUndefined();
  });

  it.each([
    ['205', 205],
    ['3:25', 205],
    ['۱:۰۳:۲۵', 3805],
    ['0', 0],
    ['604800', 604_800],
    ['604801', undefined],
    ['-5', undefined],
    ['1:2:3:4', undefined],
    ['3.5', undefined],
    ['', undefined],
  ])('a duration of %s is %s seconds', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it('a form is read as it was shown', () => {
    const fields = { نام: 'مریم', پیام: 'سلام\nزمان تماس چه وقت است', 'E-mail': 'a@b.example' };
    expect(readForm(showForm(fields))).toEqual(fields);
    expect(readForm('بی‌برچسب\nرنگ: سبز')).toEqual({ '': 'بی‌برچسب', رنگ: 'سبز' });
  });
});
