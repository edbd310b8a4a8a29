import { toLatinDigits } from '@peyvand/kernel/digits';
import { parsePhone } from '@peyvand/kernel/phone';
import type { Refusal, Words } from '@peyvand/kernel/refusal';
import type { House } from '../../edge/house.ts';
import { countExactly } from '../../edge/http/count-requests.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { deskCustomers } from './refusals.ts';

/** Whole phones that one caller may have recognised in a minute: a busy till needs fewer, a search of all numbers far more. Over all processes. */
const recognisedPerMinute = 20;

type Reader = Pick<Principal, 'masked' | 'actor' | 'workspaceId'>;
type Query = Readonly<Record<string, unknown>>;

/** Filters that compare a masked field, by the field. */
const comparing: Readonly<Record<string, readonly string[]>> = { birthday: ['birthMonth', 'birthCalendar'] };

/**
 * Refuses what would compare a field that the caller's role masks: a filter of it, or too many whole phones in a minute.
 * A search text is not refused but narrowed (people/customers, `readSearch`), since it may mean a name or a code.
 */
export async function refuseComparing(
  house: Pick<House, 'pool'>,
  query: Query,
  reader: Reader,
  now: Date,
): Promise<Refusal | undefined> {
  for (const [field, names] of Object.entries(comparing)) {
    const name = names.find((one) => query[one] !== undefined);
    if (reader.masked.has(field) && name !== undefined) return deskCustomers('field-masked', { filter: name });
  }
  if (wholePhone(query.q, reader.masked) === undefined) return undefined;
  const place = `recognise ${reader.workspaceId} ${reader.actor}`;
  const retryAfter = await countExactly(house.pool, place, recognisedPerMinute, now);
  return retryAfter === undefined ? undefined : deskCustomers('recognised-often', { retryAfter });
}

/** What of a search was left out, in words; undefined when nothing was. */
export function sayWithinMasks(q: unknown, masked: ReadonlySet<string>): Words | undefined {
  if (typeof q !== 'string') return undefined;
  if (masked.has('email') && q.includes('@'))
    return {
      fa: 'نقش شما ایمیل‌ها را نمی‌بیند، پس با ایمیل هم جست‌وجو نمی‌شود. با نام یا تلفن کامل بجویید.',
      en: 'Your role does not see e-mails, so they are not searched. Search by name or by a whole phone.',
    };
  const digits = toLatinDigits(q).replace(/[\s\-()+]/g, '');
  if (masked.has('phone') && /^\d{5,}$/.test(digits) && wholePhone(q, masked) === undefined)
    return {
      fa: 'نقش شما از تلفن فقط چهار رقم آخر را می‌بیند؛ با چهار رقم آخر یا با شمارهٔ کامل بجویید.',
      en: 'Your role sees the last four digits of a phone; search by those four, or by the whole number.',
    };
  return undefined;
}

/** The phone in E.164 that a masked reader wrote in full. */
function wholePhone(q: unknown, masked: ReadonlySet<string>): string | undefined {
  if (typeof q !== 'string' || !masked.has('phone')) return undefined;
  const phone = parsePhone(q);
  return phone.ok ? phone.e164 : undefined;
}
