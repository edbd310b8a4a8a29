import { visibleOwners } from '../../edge/http/principal.ts';
import { type Export, showMoment } from '../../office/exports/index.ts';
import { identifierOf, joinCustomer, localPhone, maskIdentifier } from '../../people/customers/index.ts';
import { showForm } from './rules/read-file-words.ts';

interface Row {
  id: string;
  at: Date;
  externalCustomerId: string | null;
  name: string;
  phone: string | null;
  email: string | null;
  channel: string;
  direction: string;
  subject: string;
  text: string;
  fields: Record<string, string>;
  durationSeconds: number | null;
  outcome: string;
  messageId: string | null;
}

// Rows that a merge has not re-pointed yet stand under the survivor. What was said with an erased customer is empty.
const source = `from conversations_interaction i ${joinCustomer('i.customer_id')}
where i.workspace_id = $1 and c.erased_at is null and ($2::uuid[] is null or c.owner_id = any($2))`;
const identifier = (kind: string, name: string) => `${identifierOf('c.customer_id', kind)} as "${name}"`;

/** Conversations as a file; its columns are those that an import of conversations reads. */
export const interactionsExport: Export = {
  kind: 'interactions',
  words: { fa: 'گفت‌وگوها', en: 'Conversations' },
  right: 'interactions.read',
  columns: [
    { key: 'at', name: { fa: 'زمان', en: 'Time' }, type: 'text' },
    { key: 'customer', name: { fa: 'کد مشتری', en: 'Customer id' }, type: 'text' },
    { key: 'name', name: { fa: 'نام مشتری', en: 'Customer name' }, type: 'text' },
    { key: 'phone', name: { fa: 'موبایل', en: 'Mobile phone' }, type: 'text' },
    { key: 'email', name: { fa: 'ایمیل', en: 'E-mail' }, type: 'text' },
    { key: 'channel', name: { fa: 'کانال', en: 'Channel' }, type: 'text' },
    { key: 'direction', name: { fa: 'جهت', en: 'Direction' }, type: 'text' },
    { key: 'subject', name: { fa: 'موضوع', en: 'Subject' }, type: 'text' },
    { key: 'text', name: { fa: 'متن', en: 'Text' }, type: 'text' },
    { key: 'form', name: { fa: 'فیلدهای فرم', en: 'Form fields' }, type: 'text' },
    { key: 'outcome', name: { fa: 'نتیجه', en: 'Outcome' }, type: 'text' },
    { key: 'duration', name: { fa: 'مدت (ثانیه)', en: 'Duration (seconds)' }, type: 'number' },
    { key: 'messageId', name: { fa: 'شناسهٔ پیام', en: 'Message id' }, type: 'text' },
    { key: 'peyvandId', name: { fa: 'شناسهٔ پیوند', en: 'Peyvand id' }, type: 'text' },
  ],
  async count({ tx, principal }) {
    const [row] = await tx.query<{ n: number }>(`select count(*) as n ${source}`, [
      tx.workspaceId,
      visibleOwners(principal),
    ]);
    return row?.n ?? 0;
  },
  async page({ tx, principal, workspace }, after, size) {
    const rows = await tx.query<Row>(
      `select i.interaction_id as id, i.at, ${identifier('external', 'externalCustomerId')}, c.name, ${identifier('phone', 'phone')},
         ${identifier('email', 'email')}, i.channel, i.direction, i.subject, i.body as text, i.fields, i.duration_seconds as "durationSeconds",
         i.outcome, i.external_id as "messageId" ${source}
         and ($3::uuid is null or i.interaction_id > $3::uuid) order by i.interaction_id limit $4`,
      [tx.workspaceId, visibleOwners(principal), after ?? null, size],
    );
    const shown = (kind: 'phone' | 'email', value: string | null) =>
      value === null ? '' : maskIdentifier({ kind, value }, principal.masked).value;
    return {
      rows: rows.map((row) => [
        showMoment(row.at, '', false, workspace),
        row.externalCustomerId ?? '',
        row.name,
        localPhone(shown('phone', row.phone)),
        shown('email', row.email),
        row.channel,
        row.direction,
        row.subject,
        row.text,
        showForm(row.fields),
        row.outcome,
        row.durationSeconds,
        row.messageId ?? '',
        row.id,
      ]),
      last: rows.length < size ? undefined : rows.at(-1)?.id,
    };
  },
};
