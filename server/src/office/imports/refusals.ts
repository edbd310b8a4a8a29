import { counted } from '@peyvand/kernel/counted';
import { defineRefusals } from '@peyvand/kernel/refusal';
import { type OtherFile, sayOtherFile } from './read/other-files.ts';

export const imports = defineRefusals('imports', {
  'not-found': { status: 404, fa: 'چنین ورودی‌ای پیدا نشد.', en: 'There is no such import.' },
  'kind-unknown': {
    status: 422,
    fa: (d: { kind: string; kinds: string[] }) => `نوع «${d.kind}» شناخته نیست. نوع‌ها: ${d.kinds.join('، ')}`,
    en: (d: { kind: string; kinds: string[] }) => `There is no kind "${d.kind}". Kinds: ${d.kinds.join(', ')}`,
  },
  'file-missing': {
    status: 422,
    fa: (d: { file: string }) => `فایل «${d.file}» باز نمی‌شود. نشانی و اجازهٔ خواندن آن را ببینید.`,
    en: (d: { file: string }) => `The file "${d.file}" cannot be opened. Check its path and your right to read it.`,
  },
  empty: { status: 422, fa: 'این فایل خالی است.', en: 'This file is empty.' },
  'no-rows': {
    status: 422,
    fa: 'این فایل سرستون دارد ولی زیر آن هیچ ردیفی نیست.',
    en: 'This file has a header and no rows below it.',
  },
  'no-header': {
    status: 422,
    fa: 'ردیف اول این فایل داده است، نه سرستون. یک ردیف با نام ستون‌ها بالای آن بگذارید.',
    en: 'The first row of this file holds data and no column names. Put a row with the names of the columns above it.',
  },
  unreadable: {
    status: 422,
    fa: 'این فایل نه CSV است و نه XLSX. آن را در اکسل باز کنید و با یکی از این دو قالب ذخیره کنید.',
    en: 'This file is neither CSV nor XLSX. Open it in a spreadsheet and save it in one of these formats.',
  },
  'no-table': {
    status: 422,
    fa: (d: { what: OtherFile }) => sayOtherFile(d.what).fa,
    en: (d: { what: OtherFile }) => sayOtherFile(d.what).en,
  },
  'sheet-unknown': {
    status: 422,
    fa: (d: { sheet: string; sheets: string[] }) =>
      `برگه‌ای به نام «${d.sheet}» در این فایل نیست. برگه‌ها: ${d.sheets.join('، ')}`,
    en: (d: { sheet: string; sheets: string[] }) =>
      `The file has no sheet "${d.sheet}". Sheets: ${d.sheets.join(', ')}`,
  },
  'old-excel': {
    status: 422,
    fa: 'این فایل با قالب قدیمی اکسل (xls) ذخیره شده است. آن را در اکسل باز کنید و با قالب xlsx ذخیره کنید.',
    en: 'This is a file of old Excel (xls). Open it in Excel and save it as xlsx.',
  },
  'wrong-encoding': {
    status: 422,
    fa: 'نویسه‌های این فایل خوانده نمی‌شوند: نه UTF-8 است، نه UTF-16 و نه Windows-1256. آن را با UTF-8 ذخیره کنید.',
    en: 'The characters of this file cannot be read: it is neither UTF-8, UTF-16 nor Windows-1256. Save it as UTF-8.',
  },
  'broken-quotes': {
    status: 422,
    fa: (d: { row: number }) => `گیومه‌ای که در ردیف ${d.row} باز شده بسته نشده است.`,
    en: (d: { row: number }) => `A quotation mark that opens in row ${d.row} is never closed.`,
  },
  'broken-archive': {
    status: 422,
    fa: 'این فایل اکسل خراب است و باز نمی‌شود. دوباره ذخیره‌اش کنید.',
    en: 'This Excel file is damaged and cannot be opened. Save it again.',
  },
  'zip-bomb': {
    status: 422,
    fa: 'این فایل پس از باز شدن بسیار بزرگ‌تر از آن می‌شود که یک جدول باشد، و برای ایمنی خوانده نشد.',
    en: 'Unpacked, this file would be far larger than a table ever is; for safety it was not read.',
  },
  'too-large': {
    status: 413,
    fa: (d: { limitMb: number }) =>
      `فایل بزرگ‌تر از ${d.limitMb} مگابایت است. با دستور peyvand import می‌توانید آن را وارد کنید.`,
    en: (d: { limitMb: number }) =>
      `The file is larger than ${d.limitMb} MB. The command "peyvand import" takes it all the same.`,
  },
  'names-lost': {
    status: 422,
    fa: (d: { sample: string; encoding: string }) =>
      `نام‌های این فایل در تبدیل از میان رفته‌اند («${d.sample}»). فایل را از همان برنامه دوباره با کدگذاری ${d.encoding} خروجی بگیرید و آن را بدهید.`,
    en: (d: { sample: string; encoding: string }) =>
      `The names in this file were lost on the way ("${d.sample}"). Export it once more from the program it came from, as ${d.encoding}, and bring that file.`,
  },
  'recipe-unknown': {
    status: 422,
    fa: (d: { recipe: string; known: string[] }) =>
      `دستور «${d.recipe}» برای این نوع فایل شناخته نیست. دستورها: ${d.known.join('، ')}`,
    en: (d: { recipe: string; known: string[] }) =>
      `There is no recipe "${d.recipe}" for files of this kind. Recipes: ${d.known.join(', ')}`,
  },
  'columns-unknown': {
    status: 422,
    fa: (d: { columns: string[] }) => `این ستون‌ها در فایل نیستند: ${d.columns.join('، ')}`,
    en: (d: { columns: string[] }) => `The file has no such columns: ${d.columns.join(', ')}`,
  },
  'fields-unknown': {
    status: 422,
    fa: (d: { fields: string[]; known: string[] }) =>
      `این فیلدها شناخته نیستند: ${d.fields.join('، ')}. فیلدها: ${d.known.join('، ')}`,
    en: (d: { fields: string[]; known: string[] }) =>
      `There are no such fields: ${d.fields.join(', ')}. Fields: ${d.known.join(', ')}`,
  },
  'field-twice': {
    status: 422,
    fa: (d: { fields: string[] }) => `این فیلدها به بیش از یک ستون داده شده‌اند: ${d.fields.join('، ')}`,
    en: (d: { fields: string[] }) => `These fields were given to more than one column: ${d.fields.join(', ')}`,
  },
  'fields-missing': {
    status: 422,
    fa: (d: { fa: string; en: string }) => `ستون لازم پیدا نشد: ${d.fa}. بگویید کدام ستون آن است.`,
    en: (d: { fa: string; en: string }) => `A needed column was not found: ${d.en}. Say which column it is.`,
  },
  'map-unreadable': {
    status: 422,
    fa: (d: { why: string }) => `نگاشت ستون‌ها خوانده نشد: ${d.why}`,
    en: (d: { why: string }) => `The column mapping cannot be read: ${d.why}`,
  },
  'questions-open': {
    status: 409,
    fa: 'پیش از آغاز باید به پرسش‌های این فایل پاسخ دهید.',
    en: 'Answer the questions about this file before it starts.',
  },
  'currency-differs': {
    status: 422,
    fa: (d: { given: string; workspace: string }) =>
      `مبلغ‌های این فایل به ${d.given} است و حساب این کسب‌وکار به ${d.workspace}.`,
    en: (d: { given: string; workspace: string }) =>
      `The amounts of this file are in ${d.given}; this business keeps its books in ${d.workspace}.`,
  },
  'state-differs': {
    status: 409,
    fa: (_: { state: string }) => 'در وضعیت کنونی این ورود، این کار شدنی نیست. صفحه را تازه کنید.',
    en: (d: { state: string }) => `This cannot be done while the import is ${d.state}. Reload the page.`,
  },
  'file-gone': {
    status: 410,
    fa: 'فایل این ورود دیگر نگه‌داری نمی‌شود؛ آن را دوباره بدهید.',
    en: 'The file of this import is no longer kept; upload it again.',
  },
  stumbled: {
    status: 409,
    fa: 'این ورود به خطایی از سوی پیوند برخورد و همان‌جا ماند؛ آنچه وارد شده درست است. «ادامه» را بزنید یا آن را برگردانید.',
    en: 'This import met an error of ours and stands where it was; what came in is right. Resume it, or undo it.',
  },
  'too-many-columns': {
    status: 422,
    fa: (d: { most: number; row: number }) =>
      `ردیف ${d.row} بیش از ${d.most} ستون دارد. ستون‌هایی را که نمی‌خواهید بردارید و فایل را دوباره بدهید.`,
    en: (d: { most: number; row: number }) =>
      `Row ${d.row} has more than ${counted(d.most, 'column')}. Take out those that are not needed, and upload the file again.`,
  },
  'cell-too-long': {
    status: 422,
    fa: (d: { most: number; row: number }) =>
      `خانه‌ای در ردیف ${d.row} بیش از ${d.most} نویسه دارد. شاید گیومه‌ای بسته نشده است؛ آن را درست کنید و فایل را دوباره بدهید.`,
    en: (d: { most: number; row: number }) =>
      `A cell of row ${d.row} holds more than ${counted(d.most, 'character')}. Perhaps a quote was left open; mend it, and upload the file again.`,
  },
  'header-too-long': {
    status: 422,
    fa: (d: { column: number; most: number }) =>
      `نام ستون ${d.column} بیش از ${d.most} نویسه است. نامی کوتاه به آن بدهید و فایل را دوباره بدهید.`,
    en: (d: { column: number; most: number }) =>
      `The name of column ${d.column} is longer than ${counted(d.most, 'character')}. Give it a short one, and upload the file again.`,
  },
  'too-intricate': {
    status: 422,
    fa: 'این فایل آن‌قدر پیچیده است که آغازش هم خوانده نشد. آن را به چند فایل ساده‌تر بخش کنید یا به CSV درآورید.',
    en: 'This file is so intricate that not even its beginning could be read. Split it into simpler files, or save it as CSV.',
  },
  'rows-hidden': {
    status: 403,
    fa: 'ردیف‌های این فایل تلفن و ایمیل کسانی را دارد که نقش شما کامل نمی‌بیند. از کسی که فایل را آورده یا از مالک بخواهید.',
    en: 'The rows of this file hold phones and e-mails of people whom your role does not see in full. Ask whoever brought the file, or the owner.',
  },
  'name-missing': { status: 422, fa: 'نام فایل را هم بفرستید.', en: 'Say the name of the file (name=).' },
});

/** A file that cannot be read at all ends its import: thrown out of the reader, caught at its door. */
export class UnreadableFile extends Error {
  readonly refusal: ReturnType<typeof imports>;

  constructor(refusal: ReturnType<typeof imports>) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}
