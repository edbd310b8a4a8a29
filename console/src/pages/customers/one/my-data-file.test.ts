import type { Day } from '@peyvand/kernel/calendar';
import { showDay, showInstant } from '@peyvand/kernel/show-date';
import { showNumber } from '@peyvand/kernel/show-number';
import { showPhone } from '@peyvand/kernel/show-phone';
import { expect, test } from 'vitest';
import { myDataFile } from './my-data-file.ts';

const id = '0199a7b0-1111-7222-8333-123456789abc';
const data = {
  customerId: id,
  collectedAt: '2026-11-30T08:00:00Z',
  customer: {
    records: [
      {
        id,
        kind: 'person',
        name: '<script>alert(1)</script>',
        ownerId: id,
        version: 3,
        provenance: { name: 'import' },
        identifiers: [{ kind: 'phone', value: '+989121234567', primary: true, extension: null }],
      },
    ],
    notes: [{ id, body: 'کرم «دست»' }],
  },
  purchases: [
    {
      kind: 'sale',
      channel: 'till',
      number: 'F-1',
      day: '2026-11-20',
      total: 5000,
      lines: [{ sku: 'CREAM', quantity: 2 }],
    },
  ],
  consents: [],
  loyalty: { stamps: 4 },
};
const readIn = (language: 'fa' | 'en') =>
  myDataFile(
    data,
    { name: 'مریم', business: 'نقش' },
    {
      language,
      show: {
        number: (value) => showNumber(value, language),
        money: (value) => `${showNumber(Number(value), language)} T`,
        day: (day: Day) => showDay(day, { language, calendar: 'jalali' }),
        instant: (at) => showInstant(Date.parse(at), { language, calendar: 'jalali', timeZone: 'Asia/Tehran' }),
        phone: (phone) => showPhone(phone, language),
      },
    },
  );

test.each(['fa', 'en'] as const)(
  'her data are a page for people in %s: words, no ids, nothing that runs',
  (language) => {
    const page = readIn(language);
    expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(page).not.toContain('<script');
    expect(page).toContain(language === 'fa' ? 'dir="rtl"' : 'dir="ltr"');
    for (const code of ['identifiers', 'provenance', 'unitPrice', '>sale<', '>person<', '>lines<', '>till<'])
      expect(page).not.toContain(code);
    expect(page).toContain(showPhone('+989121234567', language));
    expect(page).toContain('کرم «دست»');
  },
);

test('what no word is known for is told by its own name and not left out; an empty part says so', () => {
  const page = readIn('fa');
  expect(page).toContain('loyalty');
  expect(page).toContain('stamps');
  expect(page).toContain('چیزی نگه داشته نشده است.');
});
