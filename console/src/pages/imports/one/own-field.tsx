import { Button } from '@mantine/core';
import { parseDay } from '@peyvand/kernel/calendar';
import { parseDecimal } from '@peyvand/kernel/parse-number';
import { newKey } from '@peyvand/sdk/client';
import type { CustomFieldType } from '@peyvand/sdk/custom-fields';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMutation } from '@tanstack/react-query';
import { queries, staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import { kindsQuery } from '../import-queries.ts';
import { importWords } from '../words.ts';

interface OwnFieldProps {
  readonly header: string;
  readonly samples: readonly string[];
  readonly onMade: (field: string) => void;
}

/** One press makes a column that nothing else takes a field of the business, with the type that its values have. */
export function OwnField({ header, samples, onMade }: OwnFieldProps) {
  const words = useWords(importWords).columns;
  const tell = useTell();
  const type = typeOf(samples);
  const make = useMutation({
    mutationFn: () =>
      staff.customFields.make({ key: keyOf(header), type, label: { fa: header, en: header } }, { key: newKey() }),
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: kindsQuery.queryKey });
      onMade(`custom:${key}`);
    },
    onError: (error) => tell.failed(error),
  });
  if (!useRight('settings.manage')) return null;
  return (
    <Button variant="subtle" size="compact-sm" loading={make.isPending} onClick={() => make.mutate()}>
      {words.ownField(words.ownTypes[type])}
    </Button>
  );
}

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
