import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './stepper.module.css';

interface StepperProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the present step, from 0. */
  readonly at: number;
  /** Goes back to a step that is done. */
  readonly onBack?: (step: number) => void;
}

/** Where we are in a task of several steps. Steps already done can be gone back to. */
export function Stepper({ label, steps, at, onBack }: StepperProps) {
  const words = useWords(kitWords).stepper;
  const show = useShow();
  return (
    <nav aria-label={label}>
      <p className={styles.short}>
        {words.step(show.number(at + 1), show.number(steps.length))}: <strong>{steps[at]}</strong>
      </p>
      <ol className={styles.steps}>
        {steps.map((step, i) => {
          const state = i < at ? 'done' : i === at ? 'now' : 'later';
          const content = (
            <>
              <span className={styles.mark} aria-hidden="true">
                {state === 'done' ? <IconCheck size={14} stroke={2.4} /> : show.number(i + 1)}
              </span>
              {step}
              {state === 'done' && <span className="unseen">{words.done}</span>}
            </>
          );
          return (
            <li
              key={step}
              className={styles.step}
              data-state={state}
              {...(state === 'now' ? { 'aria-current': 'step' } : {})}
            >
              {state === 'done' && onBack !== undefined ? (
                <button type="button" onClick={() => onBack(i)}>
                  {content}
                </button>
              ) : (
                <span>{content}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
