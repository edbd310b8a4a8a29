import type { Words } from '@peyvand/kernel/refusal';

/** What people bring that holds no table we read: what it is, and how its rows get here. */
const otherFiles = {
  pdf: {
    fa: 'این فایل PDF است و جدولی نیست که خوانده شود. از همان برنامه خروجی اکسل (xlsx) یا CSV بگیرید.',
    en: 'This is a PDF and no table that can be read. Export from the same program as Excel (xlsx) or CSV.',
  },
  image: {
    fa: 'این فایل عکس است. جدول را به صورت فایل اکسل (xlsx) یا CSV بگیرید، نه عکسِ آن.',
    en: 'This is a picture. Bring the table itself as Excel (xlsx) or CSV and not a picture of it.',
  },
  media: {
    fa: 'این فایل عکس، صدا یا فیلم است و جدولی در آن نیست. فایل اکسل (xlsx) یا CSV بیاورید.',
    en: 'This is a picture, a sound or a video and holds no table. Bring an Excel (xlsx) or CSV file.',
  },
  zip: {
    fa: 'این فایل فشرده (ZIP) است. آن را باز کنید و فایل‌های درونش را یکی‌یکی بیاورید.',
    en: 'This is a ZIP of other files. Unpack it and bring the files in it one by one.',
  },
  packed: {
    fa: 'این فایل فشرده (RAR، 7z یا gz) است. آن را باز کنید و فایل‌های درونش را یکی‌یکی بیاورید.',
    en: 'This is a packed file (RAR, 7z or gz). Unpack it and bring the files in it one by one.',
  },
  numbers: {
    fa: 'این فایل از برنامهٔ Numbers اپل است. در Numbers از File › Export To › Excel یا CSV خروجی بگیرید.',
    en: 'This is a file of Apple Numbers. In Numbers choose File › Export To › Excel or CSV.',
  },
  opendocument: {
    fa: 'این فایل از LibreOffice یا OpenOffice (ods) است. در همان برنامه آن را با قالب xlsx یا CSV ذخیره کنید.',
    en: 'This is a file of LibreOffice or OpenOffice (ods). Save it there as xlsx or CSV.',
  },
  'binary-workbook': {
    fa: 'این فایل اکسل با قالب دودویی (xlsb) ذخیره شده است. در اکسل آن را با قالب xlsx ذخیره کنید.',
    en: 'This Excel file was saved in the binary format (xlsb). Save it in Excel as xlsx.',
  },
  document: {
    fa: 'این فایل سند متنی یا اسلاید است (Word، PowerPoint یا RTF). جدول آن را در اکسل بگذارید و با قالب xlsx ذخیره کنید.',
    en: 'This is a text document or slides (Word, PowerPoint or RTF). Put its table into a spreadsheet and save that as xlsx.',
  },
  locked: {
    fa: 'این فایل اکسل رمز دارد و باز نمی‌شود. رمز را در اکسل بردارید (File › Info › Protect Workbook) و دوباره ذخیره کنید.',
    en: 'This Excel file is protected by a password. Take the password off in Excel (File › Info › Protect Workbook) and save it again.',
  },
  database: {
    fa: 'این فایل پایگاه داده است (Access، SQLite یا dBase)، نه جدول. از برنامه‌اش خروجی اکسل (xlsx) یا CSV بگیرید.',
    en: 'This is a database (Access, SQLite or dBase) and no table. Export from its program as Excel (xlsx) or CSV.',
  },
  'sql-dump': {
    fa: 'این فایل دستورهای SQL است (پشتیبان پایگاه داده). از همان پایگاه خروجی CSV بگیرید.',
    en: 'This file holds SQL statements (the backup of a database). Export the table from that database as CSV.',
  },
  vcard: {
    fa: 'این فایل کارت تماس (vCard، پسوند vcf) است. مخاطبین را در Google Contacts وارد کنید و از همان‌جا با قالب «Google CSV» خروجی بگیرید.',
    en: 'This file holds contact cards (vCard, .vcf). Import it into Google Contacts and export from there as "Google CSV".',
  },
  calendar: {
    fa: 'این فایل تقویم (ics) است و جدولی از مشتری یا خرید در آن نیست.',
    en: 'This is a calendar (ics); it holds no table of customers or purchases.',
  },
  mail: {
    fa: 'این فایل ایمیل یا صفحهٔ ذخیره‌شدهٔ وب (MHTML) است. پیوست آن را، یا جدول را با قالب xlsx یا CSV، بیاورید.',
    en: 'This is a mail or a saved web page (MHTML). Bring what is attached to it, or the table saved as xlsx or CSV.',
  },
  json: {
    fa: 'این فایل JSON است. از همان برنامه خروجی اکسل یا CSV بگیرید، یا داده‌ها را از راه API بفرستید.',
    en: 'This is JSON. Export from the same program as Excel or CSV, or send the data through the API.',
  },
  html: {
    fa: 'این فایل صفحهٔ وب (HTML) است، هرچند نامش به xls پایان یابد. آن را در اکسل باز کنید و با قالب xlsx ذخیره کنید.',
    en: 'This is a web page (HTML), even if its name ends in xls. Open it in a spreadsheet and save it as xlsx.',
  },
  xml: {
    fa: 'این فایل XML است، هرچند نامش به xls پایان یابد. آن را در اکسل باز کنید و با قالب xlsx ذخیره کنید.',
    en: 'This is XML, even if its name ends in xls. Open it in a spreadsheet and save it as xlsx.',
  },
} as const satisfies Record<string, Words>;

export type OtherFile = keyof typeof otherFiles;

/** The sentence that says what the file is and what to do; a plain one for a name that stands for nothing here. */
export function sayOtherFile(what: string): Words {
  if (Object.hasOwn(otherFiles, what)) return otherFiles[what as OtherFile];
  return {
    fa: 'این فایل جدول نیست. فایل اکسل (xlsx) یا CSV بیاورید.',
    en: 'This file is no table. Bring an Excel (xlsx) or CSV file.',
  };
}

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const beginnings: readonly (readonly [mark: Buffer, at: number, what: OtherFile])[] = [
  [bytesOf('%PDF'), 0, 'pdf'],
  [bytesOf('\x89PNG'), 0, 'image'],
  [bytesOf('\xff\xd8\xff'), 0, 'image'],
  [bytesOf('GIF8'), 0, 'image'],
  [bytesOf('WEBP'), 8, 'image'],
  [bytesOf('II*\0'), 0, 'image'],
  [bytesOf('MM\0*'), 0, 'image'],
  [bytesOf('ftyp'), 4, 'media'],
  [bytesOf('OggS'), 0, 'media'],
  [bytesOf('ID3\x03'), 0, 'media'],
  [bytesOf('ID3\x04'), 0, 'media'],
  [bytesOf('Rar!'), 0, 'packed'],
  [bytesOf("7z\xbc\xaf'"), 0, 'packed'],
  [bytesOf('\x1f\x8b\x08'), 0, 'packed'],
  [bytesOf('SQLite format 3\0'), 0, 'database'],
  [bytesOf('Standard Jet DB'), 4, 'database'],
  [bytesOf('Standard ACE DB'), 4, 'database'],
  [bytesOf('{\\rtf'), 0, 'document'],
];

/** What the first bytes of a file say that it is, where that is nothing with a table in text. */
export function otherByBytes(head: Buffer): OtherFile | undefined {
  return beginnings.find(([mark, at]) => head.subarray(at, at + mark.length).equals(mark))?.[2];
}

const types: readonly (readonly [type: RegExp, what: OtherFile])[] = [
  [/^application\/pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^(?:audio|video)\//, 'media'],
  [/^text\/html$/, 'html'],
  [/^application\/xml$/, 'xml'],
];

/** The same by the type that a store of files gives it. */
export function otherByType(type: string): OtherFile | undefined {
  return types.find(([known]) => known.test(type))?.[1];
}

/** Parts of a packed file by which programs' own formats are known. */
const parts: readonly (readonly [part: RegExp, what: OtherFile])[] = [
  [/^xl\/workbook\.bin$/i, 'binary-workbook'],
  [/^(index\/|index\.zip$|metadata\/buildversionhistory)/i, 'numbers'],
  [/^(word|ppt)\//i, 'document'],
  [/^(mimetype|content\.xml)$/i, 'opendocument'],
];

/** What a packed file is that is no workbook, by the names of its parts. */
export function otherByParts(names: readonly string[]): OtherFile {
  return parts.find(([part]) => names.some((name) => part.test(name)))?.[1] ?? 'zip';
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** What a file of old Office holds: a locked workbook, a text, or (undefined) a workbook of old Excel. */
export function otherByStreams(head: Buffer): OtherFile | undefined {
  // where the list of its streams stands is said in the header: behind what it lists, in most files
  if (head.includes(utf16('EncryptedPackage'))) return 'locked';
  if (head.includes(utf16('WordDocument')) || head.includes(utf16('PowerPoint'))) return 'document';
  return undefined;
}

const dump =
  /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/;?\s*)*(?:create\s+(?:table|database)|insert\s+into|drop\s+table|set\s+(?:sql_mode|names|foreign_key_checks|statement_timeout)|begin\s+transaction|pragma\s+\w+|use\s+`)/i;
const mailHead = /^(?:mime-version|received|return-path|delivered-to|from|date|message-id|x-[\w-]+): [^\n]+\n/i;
const mailBody = /\n(?:content-type|mime-version|message-id): /i;

/** What a text is that is no table of cells. */
export function otherByText(text: string): OtherFile | undefined {
  const start = text.replace(/^[\uFEFF\s]+/, '');
  if (/^begin:vcard/i.test(start)) return 'vcard';
  if (/^begin:vcalendar/i.test(start)) return 'calendar';
  if (/^<(?:!doctype html|html|head|body|meta|style|table|div|center|font|script)\b/i.test(start)) return 'html';
  if (/^<\?xml|^<[\w:-]+(?:\s+[\w:-]+\s*=|\s*\/?>)/.test(start))
    return /<html\b/i.test(start.slice(0, 2000)) ? 'html' : 'xml';
  if (isJson(start)) return 'json';
  if (dump.test(start.slice(0, 20_000))) return 'sql-dump';
  if (mailHead.test(start) && mailBody.test(start.slice(0, 20_000))) return 'mail';
  return undefined;
}

/** An object or a list of them; a table may begin with a bracket, and then no quote or bracket follows. */
function isJson(start: string): boolean {
  return /^(?:\{\s*"[^"\n]*"\s*:|\[\s*(?:[{[]|"[^"\n]*"\s*[,\]]|\]))|^\{\s*\}/.test(start.slice(0, 2000));
}
