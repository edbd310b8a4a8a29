import { ActionIcon, TextInput } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Keys } from '@peyvand/ui/shell/keys.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import styles from './list.module.css';
import { listWords } from './words.ts';

const restMs = 250;

/** The list's own search: asked for a quarter of a second after the last letter, kept in the address. "/" goes there. */
export function SearchBox({
  asked,
  onAsk,
}: {
  readonly asked: string | undefined;
  readonly onAsk: (q: string | undefined) => void;
}) {
  const words = useWords(listWords);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(asked ?? '');
  // What the address was told last: anything else in it came from outside (a view, the Back button).
  const told = useRef(asked ?? '');
  useShortcut('/', () => field.current?.focus(), { before: true });
  const ask = useRef(onAsk);
  useEffect(() => {
    ask.current = onAsk;
  });
  useEffect(() => {
    if ((asked ?? '') === told.current) return;
    told.current = asked ?? '';
    setTyped(asked ?? '');
  }, [asked]);
  useEffect(() => {
    const wanted = typed.trim() === '' ? '' : typed;
    if (wanted === told.current) return;
    const timer = window.setTimeout(() => {
      told.current = wanted;
      ask.current(wanted === '' ? undefined : wanted);
    }, restMs);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      ref={field}
      className={styles.search ?? ''}
      size="xs"
      type="search"
      aria-label={words.searchLabel}
      aria-keyshortcuts="/"
      placeholder={words.search}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={typed}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        typed === '' ? (
          <Keys of={['/']} />
        ) : (
          <ActionIcon size="sm" aria-label={words.clearSearch} onClick={() => setTyped('')}>
            <IconX size={14} />
          </ActionIcon>
        )
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
    />
  );
}
