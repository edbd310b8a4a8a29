import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './command-palette.module.css';
import { Keys } from './keys.tsx';
import { type Command, matchCommands } from './match-commands.ts';

export interface PaletteCommand extends Command {
  readonly icon?: ReactNode;
  /** The hint is a phone or a code: shown left to right. */
  readonly latinHint?: boolean;
  run(): void;
}

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly commands: readonly PaletteCommand[];
  /** Told what is typed, so that the page can ask the server for customers. */
  readonly onType?: (typed: string) => void;
  readonly waiting?: boolean;
}

/** Everything by keyboard: pages, acts, customers. Arrows move, Enter opens, Esc closes. */
export function CommandPalette({ open, onClose, commands, onType, waiting = false }: CommandPaletteProps) {
  const words = useWords(kitWords);
  const close = () => {
    onType?.('');
    onClose();
  };
  return (
    <Modal.Root
      opened={open}
      onClose={close}
      size={600}
      padding={0}
      centered={false}
      yOffset="12dvh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={undefined} />
      <Modal.Content radius="lg" aria-label={words.palette.title}>
        {open && <PaletteList commands={commands} waiting={waiting} onClose={close} onType={onType} />}
      </Modal.Content>
    </Modal.Root>
  );
}

interface PaletteListProps {
  readonly commands: readonly PaletteCommand[];
  readonly waiting: boolean;
  readonly onClose: () => void;
  readonly onType: ((typed: string) => void) | undefined;
}

function PaletteList({ commands, waiting, onClose, onType }: PaletteListProps) {
  const words = useWords(kitWords);
  const show = useShow();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // the dialog moves the focus a moment later, and what is typed until then would be lost
  useLayoutEffect(() => field.current?.focus(), []);
  const matched = grouped(matchCommands(commands, typed).slice(0, 40));
  const current = Math.min(at, matched.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const count = matched.length;
    if (event.key === 'ArrowDown') setAt(count === 0 ? 0 : (current + 1) % count);
    else if (event.key === 'ArrowUp') setAt(count === 0 ? 0 : (current - 1 + count) % count);
    else if (event.key === 'Enter') run(matched[current]);
    else return;
    event.preventDefault();
  };
  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  return (
    <div className={styles.palette}>
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          ref={field}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-label={words.palette.title}
          {...(matched.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
          // empty, it shows the placeholder in the page's own direction
          {...(typed === '' ? {} : { dir: 'auto' })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          placeholder={words.palette.placeholder}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
            onType?.(event.currentTarget.value);
          }}
        />
        <Keys of={['Esc']} />
      </div>
      <p className="unseen" role="status">
        {words.palette.results(show.number(matched.length))}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.palette.title}
        className={styles.list}
        data-waiting={waiting || undefined}
      >
        {matched.map((command, i) => (
          <Fragment key={command.key}>
            {matched[i - 1]?.group !== command.group && (
              <div className={styles.group} role="presentation">
                {command.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field runs the current line. */}
            <div
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === current}
              className={styles.line}
              ref={i === current ? (line) => line?.scrollIntoView({ block: 'nearest' }) : null}
              onMouseMove={() => setAt(i)}
              onClick={() => run(command)}
            >
              {command.icon}
              <span className={styles.label}>
                <bdi>{command.label}</bdi>
              </span>
              {command.hint !== undefined && (
                <bdi className={styles.hint} {...(command.latinHint === true ? { dir: 'ltr' } : {})}>
                  {command.hint}
                </bdi>
              )}
            </div>
          </Fragment>
        ))}
      </div>
      {matched.length === 0 && <p className={styles.nothing}>{waiting ? words.loading : words.palette.nothing}</p>}
    </div>
  );
}

/** Brings commands of one group together, groups in the order of their best line. */
function grouped(commands: readonly PaletteCommand[]): readonly PaletteCommand[] {
  const groups = new Map<string, PaletteCommand[]>();
  for (const command of commands) {
    const group = groups.get(command.group);
    if (group === undefined) groups.set(command.group, [command]);
    else group.push(command);
  }
  return [...groups.values()].flat();
}
