import { Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Sparkline } from '../chart/sparkline.tsx';
import { useWords } from '../read/reader.tsx';
import { Chip } from '../show/chip.tsx';
import { kitWords } from '../words.ts';
import styles from './metric-card.module.css';

/** What stands behind a figure. */
export interface MetricDoor {
  readonly definition: string;
  /** Written in words or signs, left to right when Latin. */
  readonly formula?: string;
  /** "۱ آذر ۱۴۰۴ تا پایان آبان ۱۴۰۵". */
  readonly window?: string;
  /** Sample size, already shown. */
  readonly n?: string;
  /** A link to the rows behind the figure; of a small window that it shuts as it opens them. */
  readonly rows?: ReactNode | ((close: () => void) => ReactNode);
}

interface MetricCardProps {
  readonly name: string;
  /** The figure, already shown; null when there is not enough data. */
  readonly value: ReactNode | null;
  /** Unit word after the figure: "میلیون تومان". */
  readonly unit?: string;
  /** Change against the compared period, already shown with its sign. */
  readonly delta?: { readonly text: string; readonly tone: 'good' | 'bad' | 'neutral' };
  /** What it was counted from: "۱٬۲۴۰ نفر از ۴٬۹۶۰". */
  readonly basis?: ReactNode;
  /** Oldest first. */
  readonly trend?: readonly number[];
  /** How much is missing, when value is null: "۳ ماه دیگر داده لازم است". */
  readonly missing?: string;
  readonly door: MetricDoor;
}

/** One figure. It is a door: pressing it opens definition, formula, window, n and the way to the rows. */
export function MetricCard(props: MetricCardProps) {
  const { name, value, unit, delta, basis, trend = [], missing, door } = props;
  const words = useWords(kitWords).metric;
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.card}
          data-missing={value === null || undefined}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.head}>
            <span className={styles.name}>
              {name}
              <IconInfoCircle size={14} aria-hidden="true" />
            </span>
            {delta !== undefined && value !== null && <Chip tone={delta.tone}>{delta.text}</Chip>}
          </span>
          <span className={styles.middle}>
            {value === null ? (
              <span className={styles.nothing}>
                <span aria-hidden="true">—</span>
                <span className="unseen">{words.missing}</span>
              </span>
            ) : (
              <span className={styles.figure}>
                {value}
                {/* the space is for who hears or copies the figure */}
                {unit !== undefined && <span className={styles.unit}> {unit}</span>}
              </span>
            )}
            {value !== null && (
              <Sparkline values={trend} label={words.trend(name)} tone={delta?.tone === 'bad' ? 'bad' : 'accent'} />
            )}
          </span>
          <span className={styles.basis}>{value === null ? (missing ?? words.missing) : basis}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.open(name)}>
        <MetricDoorText door={door} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The content of a metric's door; also used where the door opens in a side panel. */
export function MetricDoorText({ door, close }: { readonly door: MetricDoor; readonly close?: () => void }) {
  const words = useWords(kitWords).metric;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.definition, door.definition],
    [words.formula, door.formula],
    [words.window, door.window],
    [words.sample, door.n],
  ];
  return (
    <>
      <dl className={styles.door}>
        {lines.map(([term, text]) =>
          text === undefined ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{term === words.formula ? <bdi className={styles.formula}>{text}</bdi> : text}</dd>
            </div>
          ),
        )}
      </dl>
      {door.rows !== undefined && (
        <div className={styles.rows}>
          {typeof door.rows === 'function' ? door.rows(close ?? (() => {})) : door.rows}
        </div>
      )}
    </>
  );
}
