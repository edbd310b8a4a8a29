import { fold } from '@peyvand/kernel/text';

/** What people and programs write into a cell that has no value; compared folded. */
const words = new Set(
  [
    ...[
      '-',
      '--',
      '---',
      '—',
      '–',
      '−',
      '_',
      '__',
      '.',
      '..',
      '...',
      '…',
      '؟',
      '?',
      '*',
      '/',
      '\\',
      '\\n',
      "''",
      '""',
      "'",
    ],
    ...[
      '#n/a',
      '#n/a n/a',
      '#na',
      '#ref!',
      '#value!',
      '#name?',
      '#div/0!',
      '#null!',
      '#num!',
      '#error!',
      '#spill!',
      '#calc!',
    ],
    ...[
      'null',
      '(null)',
      '[null]',
      '<null>',
      'nil',
      'none',
      '(none)',
      '[none]',
      'n/a',
      'n.a.',
      'n.a',
      '<na>',
      'nan',
      'unknown',
    ],
    ...[
      'undefined',
      'blank',
      '(blank)',
      'empty',
      '(empty)',
      'not available',
      'not set',
      'not provided',
      'not specified',
      'no value',
    ],
    ...['no phone', 'no email', 'no e-mail', 'no number', 'missing', '(unknown)'],
    ...[
      'ندارد',
      'نداره',
      'ندارم',
      'نامشخص',
      'نا مشخص',
      '(نامشخص)',
      'مشخص نیست',
      'نامعلوم',
      'خالی',
      '(خالی)',
      'ثبت نشده',
      'ثبت نشده است',
    ],
    ...[
      'وارد نشده',
      'تکمیل نشده',
      'درج نشده',
      'موجود نیست',
      'بدون شماره',
      'بدون تلفن',
      'بدون موبایل',
      'بدون ایمیل',
      'بدون نام',
      'فاقد',
    ],
    ...['فاقد شماره', 'فاقد ایمیل', 'تهی', 'هیچ', 'هیچکدام', 'هیچ کدام', 'نال', 'ثبت نشد'],
  ].map(fold),
);
const longest = Math.max(...[...words].map((word) => word.length)) + 4;
const zeros = /^0{2,4}([-/.])0{2}\1(?:0{2}|0{4})(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?)?Z?$/;

/** True for a cell that says there is no value: «ندارد», "#N/A", "0000-00-00". Quick for what surely is one. */
export function isNoValue(text: string): boolean {
  if (text.length > longest) return text.startsWith('##') && /^#+$/.test(text);
  const first = text.charCodeAt(0);
  // nearly all cells begin with another digit than 0 and are a value
  if (first >= 49 && first <= 57) return false;
  if (first === 48) return zeros.test(text);
  return text === 'NA' || words.has(fold(text)) || /^#+$/.test(text);
}
