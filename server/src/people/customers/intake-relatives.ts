import type { Words } from '@peyvand/kernel/refusal';
import type { IntakeField, MappedRow, ReadingContext } from '../../office/imports/index.ts';
import type { FilePerson } from './file-person.ts';
import { readPhones } from './intake-keys.ts';

interface Relative {
  readonly key: string;
  readonly label: Words;
  readonly fa: readonly string[];
  readonly en: readonly string[];
}

/** Whose phone a list of pupils, patients or members also has: it reaches her and is not hers. */
const relatives: readonly Relative[] = [
  { key: 'fatherPhone', label: { fa: 'پدر', en: 'Father' }, fa: ['پدر'], en: ['father', 'dad'] },
  { key: 'motherPhone', label: { fa: 'مادر', en: 'Mother' }, fa: ['مادر'], en: ['mother', 'mom', 'mum'] },
  {
    key: 'guardianPhone',
    label: { fa: 'ولی', en: 'Guardian' },
    fa: ['ولی', 'اولیا', 'والد', 'والدین', 'سرپرست', 'سرپرست خانوار', 'قیم'],
    en: ['guardian', 'parent', 'parents', 'parent guardian'],
  },
  { key: 'spousePhone', label: { fa: 'همسر', en: 'Spouse' }, fa: ['همسر'], en: ['spouse', 'husband', 'wife'] },
  { key: 'childPhone', label: { fa: 'فرزند', en: 'Child' }, fa: ['فرزند'], en: ['child', 'son', 'daughter'] },
  {
    key: 'siblingPhone',
    label: { fa: 'خواهر یا برادر', en: 'Sibling' },
    fa: ['خواهر', 'برادر'],
    en: ['brother', 'sister', 'sibling'],
  },
];
const phoneWords = {
  fa: [
    ...['شماره', 'تلفن', 'موبایل', 'همراه', 'تلفن همراه', 'شماره همراه', 'شماره تماس', 'تماس', 'شماره موبایل'],
    ...['شماره تلفن', 'شماره تلفن همراه', 'تلفن تماس', 'تلفن منزل', 'تلفن محل کار', 'گوشی'],
  ],
  en: [
    ...['phone', 'phone number', 'mobile', 'mobile number', 'mobile phone', 'cell', 'cell phone', 'cellphone'],
    ...['contact number', 'telephone', 'tel', 'number'],
  ],
};

/** Columns of a file of customers that hold a relative's phone. */
export const relativeFields: readonly IntakeField[] = relatives.map(({ key, label, fa, en }) => ({
  key,
  type: 'phone',
  person: true,
  of: 'relative',
  several: true,
  name: { fa: `تلفن ${label.fa}`, en: `${label.en}'s phone` },
  aliases: [
    ...fa.flatMap((one) => phoneWords.fa.flatMap((word) => [`${word} ${one}`, `${one} ${word}`])),
    ...en.flatMap((one) =>
      phoneWords.en.flatMap((word) => [`${one} ${word}`, `${one} s ${word}`, `${one}s ${word}`, `${word} ${one}`]),
    ),
  ],
}));

/**
 * The relatives' phones of a row, each with the relation as its label. A cell may hold several; one that cannot be read is left
 * out and counted.
 */
export function readRelatives(row: MappedRow, context: ReadingContext): NonNullable<FilePerson['shared']> {
  return relatives.flatMap(({ key, label }) => {
    const cell = row.text(key);
    if (cell === '') return [];
    const { identifiers, unread } = readPhones(cell, key, context);
    for (const problem of unread) context.leaveOut(problem);
    return identifiers.map((identifier) => ({ identifier, label: label[context.workspace.language] }));
  });
}
