import { toLatinDigits } from '@peyvand/kernel/digits';
import { parseEmail } from '@peyvand/kernel/email';
import { parsePhone, phoneKey } from '@peyvand/kernel/phone';
import { cleanLine, fold } from '@peyvand/kernel/text';
import type { Principal } from '../../edge/http/principal.ts';
import { visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { allFields, columnOf, type Field, selectFields, type ValuesOf } from './columns.ts';
import { sayApart } from './rules/contradiction.ts';
import { externalKey } from './rules/identifiers.ts';
import { maskIdentifier } from './rules/mask.ts';
import { splitTitle } from './rules/name.ts';
import { extensionSql, numberSql, sharedContactsOf } from './shared-contacts.ts';
import { survivorOf } from './standing.ts';

/** Parts of what is shown as one: a birthday, a budget. */
type Part = 'birthCalendar' | 'birthYear' | 'birthMonth' | 'birthDay' | 'budgetMin' | 'budgetMax';

export interface CustomerView extends Omit<ValuesOf<Field>, Part> {
  id: string;
  identifiers: IdentifierView[];
  sharedContacts: SharedContactView[];
  birthday: { calendar: 'jalali' | 'gregorian'; month: number; day: number; year: number | null } | null;
  /** Smallest units; null when nothing is known. */
  budget: { min: number | null; max: number | null } | null;
  source: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}
export interface IdentifierView {
  kind: string;
  scope: string;
  value: string;
  /** Behind a switchboard. */
  extension: string | null;
  primary: boolean;
  source: string;
  verifiedAt: string | null;
}

/** Somebody else's phone or mail that reaches her too. */
export interface SharedContactView {
  kind: string;
  value: string;
  extension: string | null;
  label: string;
  reasons: ReturnType<typeof sayApart>;
  source: string;
}

/** As `viewColumns` reads her: reasons are codes, nothing is masked. */
type ReadCustomer = Omit<CustomerView, 'sharedContacts'> & {
  sharedContacts: (Omit<SharedContactView, 'reasons'> & { reasons: string[] })[];
};

const shownAlone = allFields.filter((field) => !['birthday', 'budget'].includes(columnOf[field].part ?? ''));

export const viewColumns = `c.customer_id as id, ${selectFields(shownAlone)},
  case when c.birth_month is null then null else jsonb_build_object('calendar', c.birth_calendar, 'month', c.birth_month, 'day', c.birth_day, 'year', c.birth_year) end as birthday,
  case when c.budget_min is null and c.budget_max is null then null else jsonb_build_object('min', c.budget_min, 'max', c.budget_max) end as budget,
  c.source, c.version, c.created_at as "createdAt", c.updated_at as "updatedAt",
  ${sharedContactsOf('c')} as "sharedContacts",
  (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'scope', i.scope, 'value', ${numberSql('i')}, 'extension', ${extensionSql('i')}, 'primary', i.is_primary, 'source', i.source, 'verifiedAt', i.verified_at)
     order by i.is_primary desc, i.created_at, i.match_key), '[]') from customers_identifier i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id) as identifiers`;

/** The customer an id means, a merged id answering with the survivor; undefined when there is none the principal may see. */
export async function findCustomer(
  tx: Tx,
  principal: Principal,
  customerId: string,
): Promise<CustomerView | undefined> {
  const [row] = await tx.prepared<ReadCustomer>(
    `select ${viewColumns} from customers_customer c
     where c.workspace_id = $1 and c.customer_id = ${survivorOf}
       and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3))`,
    [tx.workspaceId, customerId, visibleOwners(principal)],
  );
  return row === undefined ? undefined : maskCustomer(row, principal);
}

/** Several customers at once, by id: those that the principal sees. Merged ids are not followed. */
export async function findCustomersOf(
  tx: Tx,
  principal: Principal,
  customerIds: readonly string[],
): Promise<Map<string, CustomerView>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.prepared<ReadCustomer>(
    `select ${viewColumns} from customers_customer c
     where c.workspace_id = $1 and c.customer_id = any($2::uuid[]) and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3))`,
    [tx.workspaceId, customerIds, visibleOwners(principal)],
  );
  return new Map(rows.map((row) => [row.id, maskCustomer(row, principal)]));
}

function maskContact<I extends { kind: string; value: string; extension: string | null }>(
  one: I,
  { masked }: Principal,
): I {
  return maskIdentifier(masked.has(one.kind) ? { ...one, extension: null } : one, masked);
}

/** Fields that a role may not read are dots, never left out: the page keeps its shape. */
export function maskCustomer(row: ReadCustomer, principal: Principal): CustomerView {
  return {
    ...row,
    birthday: principal.masked.has('birthday') ? null : row.birthday,
    identifiers: row.identifiers.map((one) => maskContact(one, principal)),
    sharedContacts: row.sharedContacts.map((one) => ({
      ...maskContact(one, principal),
      reasons: sayApart(one.reasons),
    })),
  };
}

/** How a search text is understood: what people are known by, part of a name, or either. */
export interface Search {
  /** A LIKE pattern of the folded name. */
  name?: string;
  keys?: SearchKeys;
}

/** What somebody may be known by: parts of phones and mails, a code, the number of an order. */
export interface SearchKeys {
  /** Digits that a phone ends with. */
  tail: string | null;
  /** Beginnings of phones, in full. */
  heads: string[];
  /** Match keys of whole phones. */
  whole: string[];
  /** LIKE patterns of match keys. */
  mail: string | null;
  code: string | null;
  /** Numbers of orders as they may be written. */
  numbers: string[];
}

/** A phone is asked for by its beginning from here on: "0912" alone begins a tenth of all. */
const leastBeginning = 6;
/** What a masked phone still shows; more digits than these would find out the rest. */
const shownOfMasked = 4;

/**
 * Three letters and more search anywhere in the name; one or two only the beginning of a word (a trigram index cannot
 * help a shorter fragment). Four digits and more search ends and beginnings of phones. One word with a digit in it may also be the
 * shop's own code of somebody, or the beginning of one, or the number of an order. Undefined: nothing to look for.
 * @param masked kinds that the reader may not read: a whole phone that she was given recognises, a part of it finds nothing
 */
export function readSearch(q: string, masked: ReadonlySet<string> = new Set()): Search | undefined {
  const clean = cleanLine(q);
  const numbers = readNumbers(clean);
  const code = readCode(clean, masked.has('external'));
  const digits = toLatinDigits(clean).replace(/[\s\-()+./]/g, '');
  if (/^\d{4,}$/.test(digits)) {
    const tail = digits.replace(/^(0098|098|98|0)(?=9\d{9}$)/, '');
    const hidden = masked.has('phone');
    return {
      keys: {
        tail: hidden && tail.length > shownOfMasked ? null : tail,
        heads: hidden || digits.length < leastBeginning ? [] : beginningsOf(digits, toLatinDigits(clean).includes('+')),
        whole: wholePhone(clean),
        mail: null,
        code,
        numbers,
      },
    };
  }
  const phone = wholePhone(clean);
  if (phone.length > 0) return { keys: { ...noKeys, whole: phone } };
  if (clean.includes('@')) {
    const mail = mailPattern(clean, masked.has('email'));
    return mail === undefined ? undefined : { keys: { ...noKeys, mail } };
  }
  // A title is no part of the name that is looked for.
  const text = fold(splitTitle(clean).rest);
  if (text === '') return undefined;
  const escaped = escapeLike(text);
  const name = [...text].length >= 3 ? `%${escaped}%` : `% ${escaped}%`;
  return code === null && numbers.length === 0 ? { name } : { name, keys: { ...noKeys, code, numbers } };
}

const noKeys: SearchKeys = { tail: null, heads: [], whole: [], mail: null, code: null, numbers: [] };

/** "0912 345" and "+98 912 345" begin the same numbers. */
function beginningsOf(digits: string, plus: boolean): string[] {
  if (plus) return [`+${digits}`];
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`];
  if (digits.startsWith('0')) return [`+98${digits.slice(1)}`];
  return [`+${digits}`, `+98${digits}`];
}

function wholePhone(text: string): string[] {
  const read = parsePhone(text);
  return read.ok ? [phoneKey(read)] : [];
}

/** The beginning of an address; of a domain in other letters, whose key is another text, all of the box before it. */
function mailPattern(text: string, hidden: boolean): string | undefined {
  const read = parseEmail(text);
  if (hidden) return undefined;
  if (read.ok) return `${escapeLike(read.matchKey)}%`;
  const [box = '', domain = ''] = text.toLowerCase().split('@');
  return `${escapeLike(`${box}@${/[^ -~]/.test(domain) ? 'xn--' : domain}`)}%`;
}

/** The pattern of a code; of one or two signs only the whole code: a tenth of all begin with "1". */
function readCode(text: string, whole: boolean): string | null {
  const key = externalKey(text);
  if (!/^[^\s@]*\d[^\s@]*$/.test(key)) return null;
  return key.length >= 3 && !whole ? `${escapeLike(key)}%` : escapeLike(key);
}

/** The spellings in which an order's number may have been kept. */
function readNumbers(text: string): string[] {
  const plain = text.replace(/^#/, '');
  if (!/^[^\s@]*\p{Nd}[^\s@]*$/u.test(plain)) return [];
  const latin = toLatinDigits(plain);
  return [...new Set([plain, latin, latin.toUpperCase(), latin.toLowerCase(), `#${latin}`])];
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
