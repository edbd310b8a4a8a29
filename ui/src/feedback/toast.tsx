import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import { useProblemText } from './problem-text.ts';
import styles from './toast.module.css';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
  readonly undo?: () => void;
}

/** Ways to tell the reader that something happened. */
export interface Tell {
  /** A thing is done; with `undo` it can be taken back for ten seconds. */
  done(text: string, undo?: () => void): void;
  /** A thing failed: tells the refusal's own sentence. */
  failed(error: unknown): void;
  /** A thing was refused, in a sentence of this place: what it has done about it. */
  refused(text: string): void;
}

const TellContext = createContext<Tell | null>(null);
const shownFor = { plain: 5_000, undo: 10_000, bad: 12_000 } as const;

/** Holds the notices of the page in one polite live region at its foot. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const nextId = useRef(1);
  const problem = useProblemText();
  const words = useWords(kitWords);
  const drop = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);
  const add = useCallback(
    (notice: Omit<Notice, 'id'>) => setNotices((all) => [...all.slice(-2), { ...notice, id: nextId.current++ }]),
    [],
  );
  const tell = useMemo<Tell>(
    () => ({
      done: (text, undo) => add({ text, tone: 'good', ...(undo === undefined ? {} : { undo }) }),
      refused: (text) => add({ text, tone: 'bad' }),
      failed: (error) => {
        const { text, offline } = problem(error);
        // what was sent may or may not have arrived: the same button is safe to press again
        add({ text: offline ? words.error.offlineWrite : text, tone: 'bad' });
      },
    }),
    [add, problem, words],
  );
  return (
    <TellContext value={tell}>
      {children}
      <Notices notices={notices} onDrop={drop} />
    </TellContext>
  );
}

function Notices({ notices, onDrop }: { readonly notices: readonly Notice[]; readonly onDrop: (id: number) => void }) {
  const words = useWords(kitWords);
  return (
    <section className={styles.place} aria-label={words.notices} aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onDrop={onDrop} />
      ))}
    </section>
  );
}

/** One notice. Its time stands still while the pointer or the focus is on it. */
export function NoticeLine({ notice, onDrop }: { readonly notice: Notice; readonly onDrop: (id: number) => void }) {
  const words = useWords(kitWords);
  const [held, setHeld] = useState(false);
  const time = notice.tone === 'bad' ? shownFor.bad : notice.undo !== undefined ? shownFor.undo : shownFor.plain;
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => onDrop(notice.id), time);
    return () => window.clearTimeout(timer);
  }, [held, notice.id, onDrop, time]);
  const Icon = notice.tone === 'good' ? IconCheck : IconAlertTriangle;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the clock is a courtesy; every act inside is a button.
    <div
      className={styles.notice}
      data-tone={notice.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} aria-hidden="true" />
      <span className={styles.text}>{notice.text}</span>
      {notice.undo !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.undo ?? ''}
          onClick={() => {
            notice.undo?.();
            onDrop(notice.id);
          }}
        >
          {words.undo}
        </Button>
      )}
      <ActionIcon size="sm" className={styles.close ?? ''} aria-label={words.close} onClick={() => onDrop(notice.id)}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

/** Tells the reader what happened. Throws outside ToastProvider. */
export function useTell(): Tell {
  const tell = useContext(TellContext);
  if (tell === null) throw new Error('useTell outside ToastProvider');
  return tell;
}
