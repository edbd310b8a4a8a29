import { SegmentedControl } from '@mantine/core';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useId } from 'react';
import { staff } from '../../server.ts';
import { usePageTitle } from '../../shared/page-title/page-title.ts';
import styles from './display-page.module.css';
import { settingsWords } from './words.ts';

/** Language, colours and calendar of the reader, with a sample of how things will look. */
export function DisplayPage() {
  const words = useWords(settingsWords).reader;
  const reader = useReader();
  const show = useShow();
  usePageTitle(words.title);
  return (
    <>
      <PageHeader title={words.title} facts={words.hint} />
      <Card>
        <div className={styles.choices}>
          <Choice
            label={words.language}
            value={reader.language}
            options={[
              { value: 'fa', label: words.persian },
              { value: 'en', label: words.english },
            ]}
            onChoose={(language) => {
              reader.choose({ language });
              // what the product itself writes to this person is in her language too
              void staff.account.change({ language }).catch(() => undefined);
            }}
          />
          <Choice
            label={words.theme}
            value={reader.theme}
            options={[
              { value: 'light', label: words.light },
              { value: 'dark', label: words.dark },
              { value: 'auto', label: words.auto },
            ]}
            onChoose={(theme) => reader.choose({ theme })}
          />
          <Choice
            label={words.calendar}
            value={reader.calendar}
            options={[
              { value: 'jalali', label: words.jalali },
              { value: 'gregorian', label: words.gregorian },
            ]}
            onChoose={(calendar) => reader.choose({ calendar })}
          />
          <div className={styles.choice}>
            <span>{words.sample}</span>
            <span>
              {show.day('2026-11-21')} · {show.number(1_250_000)} · {show.percent(0.483, 1)}
            </span>
          </div>
        </div>
      </Card>
    </>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <span id={id}>{label}</span>
      <SegmentedControl aria-labelledby={id} value={value} data={[...options]} onChange={onChoose} />
    </div>
  );
}
