import { Select } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useQuery } from '@tanstack/react-query';
import { kindsQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { OwnField } from './own-field.tsx';
import { ReadSamples } from './read-samples.tsx';

interface ColumnTableProps {
  readonly view: ImportView;
  /** Header to field, as chosen so far. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields given to more than one column. */
  readonly twice: ReadonlySet<string>;
  readonly onChoose: (header: string, field: string | null) => void;
}

const sureFrom = 0.9;
const likelyFrom = 0.6;

/** The columns of the file with samples, what each is taken for, and how sure that is. */
export function ColumnTable({ view, columns, twice, onChoose }: ColumnTableProps) {
  const words = useWords(importWords).columns;
  const say = useSay();
  const kind = useQuery(kindsQuery).data?.find((one) => one.kind === view.kind);
  const choices = (kind?.fields ?? []).map((field) => ({ value: field.key, label: say(field.name) }));
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.samples}</th>
          <th scope="col">{words.field}</th>
        </tr>
      </thead>
      <tbody>
        {view.inspection.headers.map((header, index) => {
          const field = columns[header] ?? null;
          const samples = view.inspection.samples.map((row) => row[index] ?? '').filter((text) => text !== '');
          return (
            <tr key={header} data-skipped={field === null || undefined}>
              <th scope="row">
                <bdi>{header}</bdi>
                <Why view={view} header={header} field={field} />
              </th>
              <td className={styles.cells}>
                <ReadSamples
                  samples={samples}
                  type={kind?.fields.find((one) => one.key === field)?.type}
                  field={field ?? undefined}
                  mapping={view.mapping}
                />
              </td>
              <td className={styles.field}>
                <span className={styles.fieldRow}>
                  <Select
                    aria-label={words.choose(header)}
                    data={choices}
                    value={field}
                    placeholder={words.skip}
                    searchable
                    clearable
                    error={field !== null && twice.has(field) ? words.taken : undefined}
                    onChange={(chosen) => onChoose(header, chosen)}
                  />
                  <Sureness view={view} header={header} field={field} />
                </span>
                {field === null && view.kind === 'customers' && samples.length > 0 && (
                  <OwnField header={header} samples={samples} onMade={(key) => onChoose(header, key)} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Sureness(props: { readonly view: ImportView; readonly header: string; readonly field: string | null }) {
  const words = useWords(importWords).columns;
  const { view, header, field } = props;
  const guess = view.inspection.guesses.find((one) => one.header === header);
  if (field === null || guess === undefined || guess.field !== field) return null;
  if (guess.sureness >= sureFrom) return <Chip tone="good">{words.sure}</Chip>;
  return guess.sureness >= likelyFrom ? (
    <Chip tone="info">{words.likely}</Chip>
  ) : (
    <Chip tone="warn">{words.guess}</Chip>
  );
}

/** Why the server takes the column for what it is, or leaves it out; nothing once a person has chosen otherwise. */
function Why(props: { readonly view: ImportView; readonly header: string; readonly field: string | null }) {
  const say = useSay();
  const { view, header, field } = props;
  const guess = view.inspection.guesses.find((one) => one.header === header);
  if (guess === undefined || guess.field !== field || guess.reason === 'said') return null;
  return <span className={styles.why}>{say(guess.why)}</span>;
}
