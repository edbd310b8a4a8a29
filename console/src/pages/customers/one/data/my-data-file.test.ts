import { TOMAN } from '@peyvand/kernel/money';
import { showDay, showInstant } from '@peyvand/kernel/show-date';
import { showMoney } from '@peyvand/kernel/show-money';
import { showNumber, showPercent } from '@peyvand/kernel/show-number';
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
        birthday: { calendar: 'jalali', year: 1365, month: 7, day: 3 },
        custom: { favourite_scent: 'گل محمدی', gone: 'sale' },
        ownerId: id,
        source: 'console',
        version: 3,
        provenance: { name: 'import' },
        identifiers: [{ kind: 'phone', value: '+989121234567', primary: true, extension: null }],
      },
    ],
    preferences: [{ id, component: 'product', attitude: 'likes', value: 'sale', source: 'stated', confidence: 80 }],
    notes: [{ id, body: 'کرم «دست»' }],
  },
  purchases: [
    {
      kind: 'sale',
      channel: 'till',
      number: 'F-1',
      at: '2026-11-19T20:30:00Z',
      day: '2026-11-20',
      total: -5005,
      lines: [{ sku: 'CREAM', quantity: 2, unitPrice: 2500 }],
    },
  ],
  interactions: [
    { channel: 'call', direction: 'inbound', text: 'پرسید', at: '2026-11-20T06:30:00Z', durationSeconds: 185 },
  ],
  consents: [{ purpose: 'marketing', channel: 'sms', state: 'granted', at: '2026-11-20T06:30:00Z' }],
  profile: [{ segment: 'champions', chanceOfBeingActive: 0.61, r: 5 }],
};
const readIn = (language: 'fa' | 'en', extra: object = {}) =>
  myDataFile(
    { ...data, ...extra },
    { name: 'مریم', business: 'نقش' },
    {
      language,
      show: {
        number: (value, decimals) => showNumber(value, language, { decimals: decimals ?? 0 }),
        percent: (share) => `\u2066${showPercent(share, language, { decimals: 0 })}\u2069`,
        money: (value) => showMoney(value, TOMAN, language).replace(/^−\S+/, (sum) => `\u2066${sum}\u2069`),
        day: (day) => showDay(day, { language, calendar: 'jalali' }),
        instant: (at) => showInstant(Date.parse(at), { language, calendar: 'jalali', timeZone: 'Asia/Tehran' }),
        phone: (phone) => showPhone(phone, language),
      },
      ownField: (key, value) =>
        key === 'favourite_scent'
          ? { label: language === 'fa' ? 'عطر دلخواه' : 'Favourite scent', shown: String(value) }
          : undefined,
    },
  );
/** What is read: without markup, with what the business's people typed taken out. */
const textOf = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#60;script&#62;.*?&#60;\/script&#62;|F-1|CREAM|sale|gone|JSON/g, ' ');

test.each(['fa', 'en'] as const)(
  'her data are a page for people in %s: words, no ids, nothing that runs',
  (language) => {
    const page = readIn(language);
    expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(page).not.toContain('<script');
    expect(page).toContain(language === 'fa' ? 'dir="rtl"' : 'dir="ltr"');
    for (const code of ['identifiers', 'provenance', 'unitPrice', '>sale<', '>person<', '>lines<', '>till<', 'console'])
      expect(page.replace(/>sale<\/bdi>/g, '')).not.toContain(code);
    expect(page).toContain(showPhone('+989121234567', language));
    expect(page).toContain('کرم «دست»');
  },
);

test('in Persian every word is Persian, every day Jalali and every digit too', () => {
  expect(textOf(readIn('fa'))).not.toMatch(/[A-Za-z0-9]|2026/);
  const page = readIn('fa');
  for (const said of ['۳ مهر ۱۳۶۵', '۲۹ آبان ۱۴۰۵', 'می‌پسندد', 'خودش گفته', 'رضایت داده', '۳ دقیقه', 'قهرمان'])
    expect(page).toContain(said);
});

test('her own fields stand under their label; what she or a colleague wrote is never taken for a code', () => {
  const page = readIn('fa');
  expect(page).toContain('<dt>عطر دلخواه</dt><dd><bdi>گل محمدی</bdi></dd>');
  expect(page).not.toContain('favourite_scent');
  // a field that is no more, and a taste for a thing called "sale"
  expect(page).toContain('<dt>gone</dt><dd><bdi>sale</bdi></dd>');
  expect(page).toContain('<td><bdi>sale</bdi></td>');
});

test('signs stand beside their numbers by markup: no invisible mark travels with the file', () => {
  const page = readIn('fa');
  expect(page).not.toMatch(/[\u2066-\u2069]/);
  expect(page).toContain('<bdi dir="ltr">−۵۰۰٫۵</bdi> تومان');
});

test('what no word is known for is told by its own name and not left out; an empty part says so', () => {
  const page = readIn('fa', { loyalty: { stamps: 4 }, consents: [] });
  expect(page).toContain('loyalty');
  expect(page).toContain('stamps');
  expect(page).toContain('چیزی نگه داشته نشده است.');
});
