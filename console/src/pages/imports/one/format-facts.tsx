import { Select } from '@mantine/core';
import { parseDay } from '@peyvand/kernel/calendar';
import { currencyOf } from '@peyvand/kernel/currency';
import { parseMoney } from '@peyvand/kernel/money';
import { showMoney } from '@peyvand/kernel/show-money';
import type { ImportFormats, ImportView } from '@peyvand/sdk/imports';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { useQuery } from '@tanstack/react-query';
import { kindsQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

interface FormatFactsProps {
  readonly view: ImportView;
  readonly columns: Readonly<Record<string, string>>;
  readonly onChange: (formats: Partial<ImportFormats>) => void;
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const marks = { '.': 'dot', ',': 'comma', '/': 'slash' } as const;

/** How the file is read: encoding, calendar, unit, decimal mark, each with a sample of what it makes of it. */
export function FormatFacts({ view, columns, onChange }: FormatFactsProps) {
  const words = useWords(importWords).formats;
  const { mapping, inspection } = view;
  const fields = useQuery(kindsQuery).data?.find((one) => one.kind === view.kind)?.fields ?? [];
  const sampleOf = (type: string): string | undefined => {
    const index = inspection.headers.findIndex((header) =>
      fields.some((field) => field.key === columns[header] && field.type === type),
    );
    return index < 0 ? undefined : inspection.samples.map((row) => row[index] ?? '').find((text) => text.trim() !== '');
  };
  const dated = sampleOf('moment');
  const priced = sampleOf('money');
  const option = (value: keyof typeof words.choices) => ({ value, label: words.choices[value] });
  const asked = new Set<string>(inspection.questions.map((question) => question.name));
  return (
    <Card title={words.title}>
      <div className={styles.stack}>
        <Facts>
          <Fact term={words.file}>
            <FileFormat view={view} />
            {inspection.notices.includes('headers-twice') && <p className={styles.reads}>{words.twice}</p>}
          </Fact>
        </Facts>
        <div className={styles.formats}>
          {dated !== undefined && !asked.has('dateCalendar') && (
            <div>
              <Select
                label={words.calendar}
                data={[option('jalali'), option('gregorian')]}
                value={mapping.dateCalendar}
                allowDeselect={false}
                onChange={(value) => value !== null && onChange({ dateCalendar: value as 'jalali' | 'gregorian' })}
              />
              <ReadDate sample={dated} mapping={mapping} />
            </div>
          )}
          {mapping.dateOrder !== undefined && (
            <Select
              label={words.order}
              data={[option('ymd'), option('dmy'), option('mdy')]}
              value={mapping.dateOrder}
              allowDeselect={false}
              onChange={(value) => value !== null && onChange({ dateOrder: value as 'dmy' | 'mdy' | 'ymd' })}
            />
          )}
          {priced !== undefined && !asked.has('moneyUnit') && (
            <div>
              <Select
                label={words.unit}
                data={[...new Set([...['rial', 'toman', 'USD', 'GBP', 'EUR'], mapping.moneyUnit])].map((value) => ({
                  value,
                  label: (words.choices as Readonly<Record<string, string>>)[value] ?? value,
                }))}
                value={mapping.moneyUnit}
                allowDeselect={false}
                onChange={(value) => value !== null && onChange({ moneyUnit: value })}
              />
              <ReadMoney sample={priced} mapping={mapping} />
            </div>
          )}
          {priced !== undefined && (
            <Select
              label={words.mark}
              data={(['.', ',', '/'] as const).map((value) => ({ value, label: words.choices[marks[value]] }))}
              value={mapping.decimalMark}
              allowDeselect={false}
              onChange={(value) => value !== null && onChange({ decimalMark: value as '.' | ',' | '/' })}
            />
          )}
        </div>
      </div>
    </Card>
  );
}

function FileFormat({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords).formats;
  const { facts } = view.inspection;
  if (facts.format === 'xlsx') return <>{words.xlsx(facts.sheet ?? '')}</>;
  const name = Object.entries(delimiterNames).find(([mark]) => mark === facts.delimiter)?.[1];
  const delimiter = name === undefined ? (facts.delimiter ?? '') : words.delimiters[name];
  return <>{words.csv((facts.encoding ?? 'UTF-8').toUpperCase(), delimiter)}</>;
}

function ReadDate({ sample, mapping }: { readonly sample: string; readonly mapping: ImportFormats }) {
  const words = useWords(importWords).formats;
  const show = useShow();
  const [text = sample] = /^[^\sT]+/.exec(sample.trim()) ?? [];
  const read = parseDay(text, { order: mapping.dateOrder, shortYears: mapping.dateCalendar });
  return (
    <p className={styles.reads}>
      {read === undefined ? words.unread(sample) : words.reads(sample, show.day(read.day, 'long'))}
    </p>
  );
}

function ReadMoney({ sample, mapping }: { readonly sample: string; readonly mapping: ImportFormats }) {
  const words = useWords(importWords).formats;
  const { language } = useReader();
  const rial = mapping.moneyUnit === 'rial' || mapping.moneyUnit === 'toman';
  const currency = rial
    ? currencyOf('IRR', mapping.moneyUnit === 'rial' ? 'rial' : 'toman')
    : currencyOf(mapping.moneyUnit);
  if (currency === undefined) return null;
  const read = parseMoney(sample, currency, { decimalMark: mapping.decimalMark });
  return (
    <p className={styles.reads}>
      {read.ok ? words.reads(sample, showMoney(read.amount, currency, language)) : words.unread(sample)}
    </p>
  );
}
