import { Button } from '@mantine/core';
import { parseDay } from '@peyvand/kernel/calendar';
import { parseDecimal } from '@peyvand/kernel/parse-number';
import type { CustomFieldType } from '@peyvand/sdk/custom-fields';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import { readAgain, useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { importWords } from '../words.ts';

interface OwnFieldProps {
  readonly header: string;
  readonly samples: readonly string[];
  readonly onMade: (field: string) => void;
}

/** One press makes a column that nothing else takes a field of the business, with the type that its values have. */
export function OwnField({ header, samples, onMade }: OwnFieldProps) {
  const words = useWords(importWords).columns;
  const type = typeOf(samples);
  const make = useAct(
    async (wish: CustomFieldWish, intent) => {
      const made = await staff.customFields.make(wish, { key: intent });
      // the column can take the field only once it is among those that are known
      await readAgain([keys.imports.kinds]);
      return made;
    },
    { stale: [keys.customFields], onDone: ({ key }) => onMade(`custom:${key}`) },
  );
  if (!useRight('settings.manage')) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={make.isPending}
      onClick={() => make.mutate({ key: keyOf(header), type, label: { fa: header, en: header } })}
    >
      {words.ownField(words.ownTypes[type])}
    </Button>
  );
}

type CustomFieldWish = Parameters<typeof staff.customFields.make>[0];
type GuessedType = Extract<CustomFieldType, 'text' | 'number' | 'date'>;

function typeOf(samples: readonly string[]): GuessedType {
  const shown = samples.filter((sample) => sample.trim() !== '');
  if (shown.every((sample) => parseDay(sample.trim()) !== undefined)) return 'date';
  return shown.every((sample) => parseDecimal(sample) !== undefined && !/^0\d/.test(sample)) ? 'number' : 'text';
}

/** A key out of the Latin words of a header; a number out of its letters where it has none. */
function keyOf(header: string): string {
  const latin = header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');
  if (latin.length >= 2) return latin.slice(0, 40);
  let sum = 7;
  for (const letter of header) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return `field_${sum.toString(36)}`;
}
