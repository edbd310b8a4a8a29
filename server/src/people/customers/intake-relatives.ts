import { isRefusal, type Words } from '@peyvand/kernel/refusal';
import { type IntakeField, type MappedRow, problemOf, type ReadingContext } from '../../platform/intake/intake.ts';
import type { FilePerson } from './intake-write.ts';
import { readIdentifiers } from './rules/identifiers.ts';

interface Relative {
  readonly key: string;
  readonly label: Words;
  readonly fa: readonly string[];
  readonly en: readonly string[];
}

/** Whose phone a list of pupils, patients or members also has: it reaches her and is not hers. */
const relatives: readonly Relative[] = [
  { key: 'fatherPhone', label: { fa: 'پدر', en: 'Father' }, fa: ['پدر'], en: ['father', 'dad'] },
  { key: 'motherPhone', label: { fa: 'مادر', en: 'Mother' }, fa: ['مادر'], en: ['mother', 'mom'] },
  {
    key: 'guardianPhone',
    label: { fa: 'ولی', en: 'Guardian' },
    fa: ['ولی', 'اولیا', 'والدین', 'سرپرست', 'قیم'],
    en: ['guardian', 'parent', 'parents'],
  },
  { key: 'spousePhone', label: { fa: 'همسر', en: 'Spouse' }, fa: ['همسر'], en: ['spouse', 'husband', 'wife'] },
];
const phoneWords = [
  'شماره',
  'تلفن',
  'موبایل',
  'همراه',
  'تلفن همراه',
  'شماره همراه',
  'شماره تماس',
  'شماره موبایل',
  'شماره تلفن',
];

/** Columns of a file of customers that hold a relative's phone. */
export const relativeFields: readonly IntakeField[] = relatives.map(({ key, label, fa, en }) => ({
  key,
  type: 'phone',
  person: true,
  of: 'relative',
  name: { fa: `تلفن ${label.fa}`, en: `${label.en}'s phone` },
  aliases: [
    ...fa.flatMap((one) => phoneWords.map((word) => `${word} ${one}`)),
    ...en.flatMap((one) => [`${one} phone`, `${one}'s phone`, `${one} mobile`, `${one} phone number`]),
  ],
}));

/** The relatives' phones of a row, each with the relation as its label; one that cannot be read is left out and counted. */
export function readRelatives(row: MappedRow, context: ReadingContext): NonNullable<FilePerson['shared']> {
  return relatives.flatMap(({ key, label }) => {
    const cell = row.text(key);
    if (cell === '') return [];
    const read = readIdentifiers({ phones: [cell] }, context.secrets, context.workspace.workspaceId);
    if (!isRefusal(read)) return read.map((identifier) => ({ identifier, label: label[context.workspace.language] }));
    context.leaveOut(problemOf(read, key));
    return [];
  });
}
