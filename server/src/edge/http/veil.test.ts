import { describe, expect, it } from 'vitest';
import { veilBody, veiled, veilText } from './veil.ts';

const all = new Set(['phone', 'email', 'national-id', 'birthday']);

describe('GATES 10: what people wrote passes one gate', () => {
  it.each([
    ['شماره تماس: 09121957346', 'شماره تماس: ••••'],
    ['۰۹۱۲ ۱۹۵ ۷۳۴۶ زنگ بزنید', '•••• زنگ بزنید'],
    ['call +98 (912) 195-7346 after 5', 'call •••• after 5'],
    ['0098-912-1957346', veiled],
    ['٠٩١٢١٩٥٧٣٤٦', veiled],
    ['9121957346', veiled],
    ['خانه 021-88776655', 'خانه ••••'],
    ['+44 20 7946 0958', veiled],
    ['scan_09121957346.pdf', 'scan_••••.pdf'],
    ['2 عدد 09121957346', '2 عدد ••••'],
    ['12 0912 195 7346 8', '12 •••• 8'],
    ['scan 09121957346.pdf', 'scan ••••.pdf'],
    ['Shirin <shirin.qzvx@marked.example>', 'Shirin <••••>'],
    ['کد ملی 2648370196', 'کد ملی ••••'],
    ['متولد 1361/07/23', 'متولد ••••'],
    ['۱۳۶۱/۷/۲۳', veiled],
    ['born 23.07.1982.', 'born ••••.'],
  ])('%s', (text, shown) => {
    expect(veilText(text, all)).toBe(shown);
  });

  it.each([
    'سفارش ۱۴۰۵/۰۳/۰۲ رسید',
    '2010-12-09',
    '2011-04-18T10:00:00Z',
    '019b1e6a-7c00-7000-8000-912195734600',
    'EAN 6260100320018',
    '1250000',
    '2,350,000 تومان',
    'F-1024',
    '•••• 7346',
  ])('leaves what is none of it: %s', (text) => {
    expect(veilText(text, all)).toBe(text);
  });

  it('hides only what the role masks', () => {
    expect(veilText('09121957346 a@b.example 1361/07/23', new Set(['birthday']))).toBe('09121957346 a@b.example ••••');
    expect(veilBody({ note: '09121957346' }, new Set())).toEqual({ note: '09121957346' });
  });

  it('goes through a whole answer, names of fields included, and leaves codes', () => {
    expect(
      veilBody(
        { items: [{ sku: '09121957346', text: ['زنگ ۰۹۱۲۱۹۵۷۳۴۶'], custom: { '09121957346': 1 }, at: new Date(0) }] },
        all,
      ),
    ).toEqual({ items: [{ sku: '09121957346', text: ['زنگ ••••'], custom: { [veiled]: 1 }, at: new Date(0) }] });
  });
});
