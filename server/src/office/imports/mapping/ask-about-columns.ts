import type { IntakeField } from '../intake.ts';
import type { Question } from './detect-formats.ts';
import type { Guess } from './guess-columns.ts';

/**
 * What is asked about columns: which field of hers one of them is, and which of two columns is meant. The values
 * are not in the question: they stand among the samples, where they are masked, and go with her.
 */
export function askAboutColumns(guesses: readonly Guess[], fields: readonly IntakeField[]): Question[] {
  return guesses.flatMap((guess): Question[] => {
    const { header, perhaps = [], beside } = guess;
    const [first] = perhaps;
    const field = fields.find((one) => one.key === first);
    if (field === undefined) return [];
    if (beside !== undefined)
      return [
        {
          name: 'columns',
          field: field.key,
          fa: `دو ستون «${beside}» و «${header}» هر دو «${field.name.fa}» به نظر می‌رسند و یکی نیستند. کدام را می‌آورید؟`,
          en: `The columns "${beside}" and "${header}" both look like "${field.name.en}" and differ. Which one do you bring?`,
          choices: [beside, header],
          samples: [],
        },
      ];
    const secret = field.key === 'nationalId' && perhaps.length > 0;
    return [
      {
        name: 'columns',
        header,
        fa: secret
          ? `مقدارهای ستون «${header}» کد ملی به نظر می‌رسند. اگر کد ملی است پنهان و رمزشده نگه داشته می‌شود. این ستون چیست؟`
          : `ستون «${header}» شاید «${field.name.fa}» مشتری باشد، ولی از نامش روشن نیست. این ستون چیست؟`,
        en: secret
          ? `The values of the column "${header}" look like national ids. If they are, they are kept sealed. What is this column?`
          : `The column "${header}" may be the customer's "${field.name.en}", but its name does not say so for sure. What is it?`,
        choices: [...perhaps, ''],
        samples: [],
      },
    ];
  });
}
