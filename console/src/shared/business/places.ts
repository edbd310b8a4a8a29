import type { Language } from '@peyvand/ui/read/reader-choices.ts';

/** Zones that our users mostly live in, first in the list and found by the name of their city in Persian too. */
const known: Readonly<Record<string, string>> = {
  'Asia/Tehran': 'تهران',
  'Asia/Kabul': 'کابل',
  'Asia/Dushanbe': 'دوشنبه',
  'Asia/Dubai': 'دبی',
  'Asia/Baghdad': 'بغداد',
  'Asia/Baku': 'باکو',
  'Asia/Yerevan': 'ایروان',
  'Asia/Muscat': 'مسقط',
  'Asia/Qatar': 'قطر',
  'Europe/Istanbul': 'استانبول',
  'Europe/Berlin': 'برلین',
  'Europe/London': 'لندن',
  'Europe/Paris': 'پاریس',
  'America/Toronto': 'تورنتو',
  'America/New_York': 'نیویورک',
  'America/Los_Angeles': 'لس‌آنجلس',
};

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** All IANA zones of places that the browser knows; `also` is in the list even when the browser does not know it. */
export function zoneChoices(language: Language, also?: string): Choice[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const zones = new Set([...Object.keys(known), ...(also === undefined ? [] : [also]), ...all]);
  return [...zones].map((value) => {
    const latin = value.replaceAll('_', ' ');
    const city = known[value];
    return { value, label: language === 'fa' && city !== undefined ? `${city} (${latin})` : latin };
  });
}

/** The place of a zone, by the name of its city. */
export function placeName(zone: string, language: Language): string {
  const city = language === 'fa' ? known[zone] : undefined;
  return city ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The zone to propose: the browser's own, Tehran where it names none. */
export function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone.includes('/') ? zone : 'Asia/Tehran';
}

/** Currencies other than the rial, by their names in the reader's language. */
export function currencyChoices(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const first = ['USD', 'EUR', 'GBP', 'AED', 'TRY', 'AFN', 'TJS', 'IQD', 'CAD'];
  const codes = new Set([...first, ...Intl.supportedValuesOf('currency')]);
  codes.delete('IRR');
  return [...codes].map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }));
}
