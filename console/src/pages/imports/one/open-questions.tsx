import { Button } from '@mantine/core';
import type { ImportFormats, ImportQuestion } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { Samples } from './samples.tsx';

interface OpenQuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly onAnswer: (answer: Partial<ImportFormats>) => void;
}

/** What only the file's owner knows, asked with samples and never guessed. */
export function OpenQuestions({ questions, onAnswer }: OpenQuestionsProps) {
  const words = useWords(importWords);
  const choices: Readonly<Record<string, string>> = words.formats.choices;
  const say = useSay();
  if (questions.length === 0) return null;
  return (
    <section className={styles.questions} aria-label={words.questions.title}>
      <h2>{words.questions.title}</h2>
      {questions.map((question) => (
        <fieldset key={question.name} className={styles.question}>
          <legend>{say(question)}</legend>
          <p>
            {words.questions.samples} <Samples samples={question.samples} />
          </p>
          <div className={styles.acts}>
            {question.choices.map((choice) => (
              <Button
                key={choice}
                variant="default"
                size="sm"
                // The server offered exactly these choices for exactly this name.
                onClick={() => onAnswer({ [question.name]: choice } as Partial<ImportFormats>)}
              >
                {choices[choice] ?? choice}
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
