import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import { useProblemText } from './problem-text.ts';
import styles from './states.module.css';

interface ErrorStateProps {
  /** What was thrown: a problem of the SDK, or anything else. */
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What else the reader may do from here. */
  readonly actions?: ReactNode;
}

/** Says what happened in the reader's language, what was kept, and what to do. */
export function ErrorState({ error, onRetry, actions }: ErrorStateProps) {
  const words = useWords(kitWords);
  const problem = useProblemText()(error);
  const Icon = problem.offline ? IconPlugConnectedX : problem.again ? IconAlertTriangle : IconLock;
  const again = problem.again ? onRetry : undefined;
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon} data-tone={problem.again ? 'bad' : undefined} aria-hidden="true">
        <Icon stroke={1.7} />
      </span>
      <p className={styles.title}>{problem.title}</p>
      <p className={styles.text}>{problem.text}</p>
      {problem.code !== undefined && (
        <p className={styles.code}>
          <bdi>{words.error.code(problem.code)}</bdi>
        </p>
      )}
      {(again !== undefined || actions !== undefined) && (
        <div className={styles.actions}>
          {again !== undefined && (
            <Button variant="default" onClick={again}>
              {words.retry}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}
