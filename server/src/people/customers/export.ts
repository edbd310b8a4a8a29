import { showPhone } from '@peyvand/kernel/phone';
import type { Words } from '@peyvand/kernel/refusal';
import { visibleOwners } from '../../edge/http/principal.ts';
import type { Export, ExportCell, ExportScope } from '../../office/exports/index.ts';
import { columns, selectFields, type TextField, textFields, type ValuesOf } from './columns.ts';
import { writeShared } from './intake-shared.ts';
import { type CustomFieldView, listCustomFields } from './reads/list-custom-fields.ts';
import { maskIdentifier } from './rules/mask.ts';
import { sharedContactsOf } from './shared-contacts.ts';

interface Row extends ValuesOf<ExportedField> {
  customerId: string;
  birthday: string | null;
  companyName: string | null;
  owner: string | null;
  identifiers: { kind: string; value: string }[];
  sharedContacts: { kind: string; value: string; extension: string | null; label: string }[];
}

type ExportedField = 'kind' | 'name' | 'givenName' | 'familyName' | 'gender' | 'tags' | 'title' | 'custom' | TextField;
const exported: readonly ExportedField[] = [
  ...(['kind', 'name', 'givenName', 'familyName', 'gender', 'tags', 'title', 'custom'] as const),
  ...textFields,
];

const standing = `workspace_id = $1 and merged_into is null and erased_at is null and ($2::uuid[] is null or owner_id = any($2))`;
const rowsSql = (which: string) =>
  `select c.customer_id as "customerId", ${selectFields(exported)},
     case when c.birth_month is not null then concat_ws('/', c.birth_year, lpad(c.birth_month::text, 2, '0'), lpad(c.birth_day::text, 2, '0')) end as birthday,
     (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.match_key), '[]')
       from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id and i.scope = '') as identifiers,
     (select f.name from customers_customer f where f.workspace_id = $1 and f.customer_id = c.company_id and f.erased_at is null
       and ($2::uuid[] is null or f.owner_id = any($2))) as "companyName",
     (select a.name from auth.account a where a.user_id = c.owner_id) as owner,
     ${sharedContactsOf('c')} as "sharedContacts"
   from customers_customer c where ${standing.replace(/\b(workspace_id|merged_into|erased_at|owner_id)\b/g, 'c.$1')} and ${which}`;

/** The list of customers as a file; its columns are those that an import of customers reads. */
export const customersExport: Export = {
  kind: 'customers',
  words: { fa: 'مشتریان', en: 'Customers' },
  right: 'customers.read',
  columns: [
    { key: 'name', name: { fa: 'نام کامل', en: 'Full name' }, type: 'text' },
    { key: 'givenName', name: { fa: 'نام کوچک', en: 'Given name' }, type: 'text' },
    { key: 'familyName', name: { fa: 'نام خانوادگی', en: 'Family name' }, type: 'text' },
    { key: 'phone', name: { fa: 'موبایل', en: 'Mobile phone' }, type: 'text' },
    { key: 'phone2', name: { fa: 'تلفن دوم', en: 'Second phone' }, type: 'text' },
    { key: 'email', name: { fa: 'ایمیل', en: 'E-mail' }, type: 'text' },
    { key: 'sharedContacts', name: { fa: 'راه‌های تماس مشترک', en: 'Shared contact points' }, type: 'text' },
    { key: 'externalId', name: { fa: 'کد مشتری', en: 'Customer id' }, type: 'text' },
    { key: 'kind', name: { fa: 'نوع مشتری', en: 'Customer type' }, type: 'text' },
    { key: 'gender', name: { fa: 'جنسیت', en: 'Gender' }, type: 'text' },
    { key: 'birthday', name: { fa: 'تاریخ تولد', en: 'Birthday' }, type: 'text' },
    ...textFields.map((key) => ({ key, name: columns[key].text.name, type: 'text' as const })),
    { key: 'tags', name: { fa: 'برچسب‌ها', en: 'Tags' }, type: 'text' },
    { key: 'title', name: { fa: 'لقب', en: 'Title' }, type: 'text' },
    { key: 'companyName', name: { fa: 'نام شرکت', en: 'Company name' }, type: 'text' },
    { key: 'owner', name: { fa: 'مسئول', en: 'Owner' }, type: 'text' },
    { key: 'peyvandId', name: { fa: 'شناسهٔ پیوند', en: 'Peyvand id' }, type: 'text' },
  ],
  async ownColumns({ tx }) {
    const fields = await ownFields(tx);
    return fields.map(({ key, label, type }) => ({
      key: `custom:${key}`,
      name: label,
      type: type === 'money' ? 'money' : type === 'number' ? 'number' : 'text',
    }));
  },
  async count({ tx, principal }) {
    const [row] = await tx.query<{ n: number }>(`select count(*) as n from customers_customer where ${standing}`, [
      tx.workspaceId,
      visibleOwners(principal),
    ]);
    return row?.n ?? 0;
  },
  async page(scope, after, size) {
    const { tx, principal } = scope;
    const rows = await tx.query<Row>(
      rowsSql('($3::uuid is null or c.customer_id > $3::uuid) order by c.customer_id limit $4'),
      [tx.workspaceId, visibleOwners(principal), after ?? null, size],
    );
    const own = await ownFields(tx);
    return {
      rows: rows.map((row) => [
        ...cellsOf(row, scope),
        ...own.map((field) => ownCell(field, row.custom[field.key], scope)),
      ]),
      last: lastOf(rows, size),
    };
  },
};

/** The same rows of some customers alone, by id; those that the principal does not see are left out. */
export async function exportCustomers(scope: ExportScope, customerIds: readonly string[]): Promise<ExportCell[][]> {
  const { tx, principal } = scope;
  const rows = await tx.query<Row>(rowsSql('c.customer_id = any($3::uuid[]) order by c.customer_id'), [
    tx.workspaceId,
    visibleOwners(principal),
    customerIds,
  ]);
  return rows.map((row) => cellsOf(row, scope));
}

const ownFields = async (tx: ExportScope['tx']) => (await listCustomFields(tx)).filter((field) => !field.archived);
const yesNo: readonly Words[] = [
  { fa: 'بله', en: 'yes' },
  { fa: 'خیر', en: 'no' },
];

/** A value of the business's own field in words that an import reads back. */
function ownCell({ type, choices }: CustomFieldView, value: unknown, { workspace }: ExportScope): ExportCell {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return yesNo[value ? 0 : 1]?.[workspace.language] ?? '';
  if (typeof value === 'number') return value;
  const label = (one: unknown) =>
    choices.find((choice) => choice.value === one)?.label[workspace.language] ?? String(one);
  if (Array.isArray(value)) return value.map(label).join('، ');
  return type === 'choice' ? label(value) : String(value);
}

const lastOf = (rows: readonly Row[], size: number) => (rows.length < size ? undefined : rows.at(-1)?.customerId);

/** In words that an import reads back. */
const kindWords: Readonly<Record<string, Words>> = {
  person: { fa: 'شخص', en: 'Person' },
  company: { fa: 'شرکت', en: 'Company' },
};
const genderWords: Readonly<Record<string, Words>> = {
  female: { fa: 'زن', en: 'Female' },
  male: { fa: 'مرد', en: 'Male' },
  other: { fa: 'دیگر', en: 'Other' },
};

function cellsOf(row: Row, { principal: { masked }, workspace: { language } }: ExportScope): ExportCell[] {
  const of = (kind: string) =>
    row.identifiers.filter((one) => one.kind === kind).map((one) => maskIdentifier(one, masked).value);
  const [phone = '', ...more] = of('phone');
  const shared = row.sharedContacts.map(({ kind, value, extension, label }) => {
    const shown = maskIdentifier(
      { kind, value: extension === null ? value : `${value};ext=${extension}` },
      masked,
    ).value;
    return { label, value: localPhone(shown) };
  });
  return [
    row.name,
    row.givenName,
    row.familyName,
    localPhone(phone),
    more.map(localPhone).join('، '),
    of('email').join('، '),
    writeShared(shared),
    of('external')[0] ?? '',
    kindWords[row.kind]?.[language] ?? '',
    genderWords[row.gender ?? '']?.[language] ?? '',
    masked.has('birthday') ? '' : row.birthday,
    ...textFields.map((field) => row[field]),
    row.tags.join('، '),
    row.title,
    row.companyName ?? '',
    row.owner ?? '',
    row.customerId,
  ];
}

/**
 * As people here write it: in groups, since a spreadsheet drops the zero from a bare row of digits, and without the plus
 * that it takes for a formula.
 */
export function localPhone(e164: string): string {
  if (!e164.startsWith('+')) return e164;
  return showPhone(e164, 'en').replace(/^\+/, '00');
}
