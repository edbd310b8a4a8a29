import { toLatinDigits } from '@peyvand/kernel/digits';
import { foldCompact } from '@peyvand/kernel/text';
import type { Channel, Direction } from './content.ts';

/** What files call each channel, in both languages; compared folded. */
const channelWords: Record<Channel, readonly string[]> = {
  note: ['note', 'یادداشت', 'memo', 'comment'],
  call: ['call', 'phone', 'phone call', 'تماس', 'تماس تلفنی', 'تلفن', 'تلفنی', 'مکالمه'],
  form: ['form', 'web form', 'lead', 'فرم', 'فرم سایت', 'سرنخ'],
  sms: ['sms', 'text message', 'پیامک', 'اس ام اس'],
  email: ['email', 'e-mail', 'mail', 'ایمیل', 'رایانامه'],
  messenger: [
    'messenger',
    'chat',
    'whatsapp',
    'telegram',
    'instagram',
    'direct',
    'پیام رسان',
    'پیام',
    'چت',
    'واتساپ',
    'تلگرام',
    'اینستاگرام',
    'دایرکت',
    'بله',
    'ایتا',
    'روبیکا',
  ],
  visit: ['visit', 'meeting', 'in person', 'مراجعه', 'مراجعه حضوری', 'حضوری', 'جلسه', 'دیدار', 'بازدید'],
};

const directionWords: Record<Direction, readonly string[]> = {
  inbound: ['inbound', 'in', 'incoming', 'received', 'ورودی', 'دریافتی', 'از مشتری'],
  outbound: ['outbound', 'out', 'outgoing', 'sent', 'خروجی', 'ارسالی', 'به مشتری'],
  internal: ['internal', 'داخلی'],
};

function index<T extends string>(words: Record<T, readonly string[]>): ReadonlyMap<string, T> {
  const entries = Object.entries(words) as [T, readonly string[]][];
  return new Map(entries.flatMap(([key, names]) => names.map((name) => [foldCompact(name), key] as const)));
}
const channelOf = index(channelWords);
const directionOf = index(directionWords);

/** «تماس تلفنی» is a call; undefined for a word that names no channel. */
export function readChannel(text: string): Channel | undefined {
  return channelOf.get(foldCompact(text));
}

/** «ورودی» is inbound; undefined for a word that names no direction. */
export function readDirection(text: string): Direction | undefined {
  return directionOf.get(foldCompact(text));
}

/** Seconds of "205", "3:25" or "1:03:25"; undefined for anything else, and for more than a week. */
export function readDuration(text: string): number | undefined {
  const parts = toLatinDigits(text).trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,6}$/.test(part))) return undefined;
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds <= 604_800 ? seconds : undefined;
}

/** A form's fields out of one cell, "label: value" a line; a line without a label goes on with the value before it. */
export function readForm(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let last = '';
  for (const line of text.split(/\r?\n/)) {
    const [, label = '', value = ''] = /^([^:]{1,200}):\s?(.*)$/.exec(line) ?? [];
    if (label.trim() !== '') {
      last = label.trim();
      fields[last] = value;
    } else if (line.trim() !== '') fields[last] = fields[last] === undefined ? line : `${fields[last]}\n${line}`;
  }
  return fields;
}

/** The same as one cell. */
export function showForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([label, value]) => (label === '' ? value : `${label}: ${value}`))
    .join('\n');
}
