import { parseInstant } from '@peyvand/kernel/calendar';
import { currencyOf } from '@peyvand/kernel/currency';
import { parseMoney } from '@peyvand/kernel/parse-money';
import { parseDecimal } from '@peyvand/kernel/parse-number';
import { showMoney } from '@peyvand/kernel/show-money';
import type { ImportMapping } from '@peyvand/sdk/imports';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fragment } from 'react';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

const most = 3;

interface ReadSamplesProps {
  readonly samples: readonly string[];
  /** Type of the field that the column is taken for; undefined when it is left out. */
  readonly type: string | undefined;
  readonly field: string | undefined;
  readonly mapping: ImportMapping;
}

/** A few different values of a column as they are read: dates as days, sums with their unit; what cannot be read is marked. */
export function ReadSamples({ samples, type, field, mapping }: ReadSamplesProps) {
  const words = useWords(importWords).columns;
  const read = useReading(mapping);
  return [...new Set(samples)].slice(0, most).map((sample, i) => {
    const text = type === undefined ? sample : read(sample, type, field ?? '');
    return (
      <Fragment key={sample}>
        {i > 0 && ' · '}
        {text === undefined ? (
          <span className={styles.unread}>
            <bdi>{sample}</bdi> ({words.unread})
          </span>
        ) : (
          <bdi>{text}</bdi>
        )}
      </Fragment>
    );
  });
}

/** How a text is read as a type; undefined when it cannot be. */
function useReading(mapping: ImportMapping): (sample: string, type: string, field: string) => string | undefined {
  const show = useShow();
  const { language } = useReader();
  return (sample, type, field) => {
    if (type === 'moment') {
      const found = parseInstant(sample.trim(), mapping.timeZone, {
        order: mapping.dateOrder,
        shortYears: mapping.dateCalendar,
      });
      return found === undefined ? undefined : show.day(found.day, 'long');
    }
    const decimalMark =
      mapping.marks?.[field] ??
      (type === 'quantity' ? (mapping.quantityMark ?? mapping.decimalMark) : mapping.decimalMark);
    if (type === 'quantity') {
      const found = parseDecimal(sample, { decimalMark });
      return found === undefined
        ? undefined
        : show.number(Number(`${found.negative ? '-' : ''}${found.whole}.${found.fraction || '0'}`));
    }
    if (type !== 'money') return sample;
    const rial = mapping.moneyUnit === 'rial' || mapping.moneyUnit === 'toman';
    const currency = rial
      ? currencyOf('IRR', mapping.moneyUnit === 'rial' ? 'rial' : 'toman')
      : currencyOf(mapping.moneyUnit);
    if (currency === undefined) return sample;
    const found = parseMoney(sample, currency, { decimalMark });
    return found.ok ? showMoney(found.amount, currency, language) : undefined;
  };
}
