import type { Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Event } from '../../spine/event.ts';
import type { Known, ModuleWords, Sentence, Show } from '../../spine/words.ts';
import { fieldWords, tracedField } from './columns.ts';

const notesSql = `select note_id as id, left(body, 140) as text, length(body) > 140 as longer from customers_note where workspace_id = $1 and note_id = any($2::uuid[])`;

/** The first words of the notes, as they stand now: a note that was taken away or erased has none. */
async function look(tx: Tx, events: readonly Event[]): Promise<ReadonlyMap<string, Known>> {
  const told = events.filter((event) => event.type === 'customer.note-written');
  if (told.length === 0) return new Map();
  const ids = told.map((event) => event.data.noteId);
  const rows = await tx.query<{ id: string; text: string; longer: boolean }>(notesSql, [tx.workspaceId, ids]);
  const texts = new Map(rows.map(({ id, text, longer }) => [id, longer ? `${text.trimEnd()}…` : text]));
  return new Map(told.map((event) => [event.eventId, { text: texts.get(String(event.data.noteId)) ?? null }]));
}

const partWords: Readonly<Record<string, Words>> = {
  ...fieldWords,
  identifiers: { fa: 'شماره‌ها و نشانی‌ها', en: 'numbers and addresses' },
  preferences: { fa: 'نیازها و سلیقه‌ها', en: 'needs and tastes' },
};

/** Names what changed while that is a short list; values are in the audit log alone. */
function sayChanged(fields: readonly string[], show: Show): Sentence {
  if (fields.length > 0 && fields.every((field) => field === 'verified'))
    return { title: { fa: 'مشخصات با خودش بررسی و تأیید شد', en: 'Details were confirmed' } };
  const named = [...new Set(fields.map((field) => partWords[tracedField(field)]))];
  if (named.length === 0 || named.length > 4 || named.includes(undefined)) {
    const count = show.number(Math.max(1, fields.length));
    return { title: { fa: `مشخصات ویرایش شد (${count.fa} مورد)`, en: `Details changed (${count.en})` } };
  }
  const list = (language: 'fa' | 'en', comma: string) => named.map((one) => one?.[language]).join(comma);
  return { title: { fa: `ویرایش شد: ${list('fa', '، ')}`, en: `Changed: ${list('en', ', ')}` } };
}

/** Her own events, for her timeline. What changed is in the audit log, for those who may read it. */
export const words: ModuleWords = {
  kind: 'customer',
  label: { fa: 'شناسنامهٔ مشتری', en: 'Customer record' },
  look,
  sentences: {
    'customer.created': ({ data, customerId }) => ({
      title:
        data.kind === 'company'
          ? { fa: 'شرکت در پیوند ثبت شد', en: 'The company was added' }
          : { fa: 'در پیوند ثبت شد', en: 'Was added' },
      link: `/customers/${customerId}`,
    }),
    'customer.changed': ({ data }, show) => sayChanged(Array.isArray(data.fields) ? data.fields.map(String) : [], show),
    'customer.merged': ({ customerId }) => ({
      title: { fa: 'با پروندهٔ دیگری از همین شخص یکی شد', en: 'Merged with another record of the same person' },
      link: `/customers/${customerId}`,
    }),
    'customer.note-written': ({ data }, _show, { text }) => {
      const title = { fa: 'یادداشت', en: 'Note' };
      // where it was taken away there is nothing to open
      if (!text) return { title: { fa: 'یادداشتی برداشته شد', en: 'A note was taken away' } };
      return { link: `/notes/${data.noteId}`, title: { fa: `${title.fa}: ${text}`, en: `${title.en}: ${text}` } };
    },
    // without its name, for those who may read her story and not her files
    'customer.file-attached': ({ data }) => ({
      link: `/attachments/${data.fileId}`,
      title: { fa: 'پیوستی به پرونده افزوده شد', en: 'A file was attached to the record' },
    }),
    'customer.merge-undone': ({ customerId }) => ({
      title: { fa: 'ادغام پرونده‌ها برگردانده شد', en: 'The merge of records was undone' },
      link: `/customers/${customerId}`,
    }),
  },
};
