import { Button } from '@mantine/core';
import type { ImportFormats, ImportKind, ImportQuestion } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { Samples } from './samples.tsx';

const marks = { '.': 'dot', ',': 'comma', '/': 'slash' } as const;

interface OpenQuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly fields: ImportKind['fields'];
  readonly samplesOf: (header: string) => readonly string[];
  readonly onAnswer: (answer: Partial<ImportFormats>) => void;
  readonly onColumns: (columns: Readonly<Record<string, string>>) => void;
}

/** What only the file's owner knows, asked with samples and never guessed. */
export function OpenQuestions({ questions, fields, samplesOf, onAnswer, onColumns }: OpenQuestionsProps) {
  const words = useWords(importWords);
  const choices: Readonly<Record<string, string>> = words.formats.choices;
  const say = useSay();
  if (questions.length === 0) return null;
  const nameOf = ({ name, field }: ImportQuestion, choice: string) => {
    if (name === 'sheet') return choice === '*' ? words.questions.allSheets : choice;
    if (name === 'decimalMark' || name === 'quantityMark')
      return words.formats.choices[marks[choice as keyof typeof marks]];
    if (name !== 'columns' || field !== undefined) return choices[choice] ?? choice;
    const known = fields.find((one) => one.key === choice);
    return known === undefined ? words.questions.neither : say(known.name);
  };
  const answer = ({ name, header, field, choices: offered }: ImportQuestion, choice: string) => {
    // The server offered exactly these choices for exactly this name.
    if (name !== 'columns') return onAnswer({ [name]: choice } as Partial<ImportFormats>);
    if (header !== undefined) return onColumns({ [header]: choice });
    return onColumns(Object.fromEntries(offered.map((one) => [one, one === choice ? (field ?? '') : ''])));
  };
  return (
    <section className={styles.questions} aria-label={words.questions.title}>
      <h2>{words.questions.title}</h2>
      {questions.map((question) => (
        <fieldset
          key={`${question.name} ${question.header ?? question.field ?? ''}`}
          className={styles.question}
          data-question
        >
          <legend>{say(question)}</legend>
          <QuestionSamples samples={question.header === undefined ? question.samples : samplesOf(question.header)} />
          <div className={styles.acts}>
            {question.choices.map((choice) => (
              <Button key={choice} variant="default" size="sm" onClick={() => answer(question, choice)}>
                <bdi>{nameOf(question, choice)}</bdi>
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

function QuestionSamples({ samples }: { readonly samples: readonly string[] }) {
  const words = useWords(importWords);
  const shown = samples.filter((sample) => sample !== '');
  if (shown.length === 0) return null;
  return (
    <p>
      {words.questions.samples} <Samples samples={shown} />
    </p>
  );
}
