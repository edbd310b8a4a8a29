import { TextInput } from '@mantine/core';
import { parseMoney } from '@peyvand/kernel/money';
import { type ReactNode, useState } from 'react';
import { useReader, useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './money-input.module.css';

interface MoneyInputProps {
  readonly label: string;
  /** Minor units of the workspace's currency: rials. */
  readonly value: number | null;
  readonly onChange: (amount: number | null) => void;
  readonly description?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/**
 * An amount in the unit that people speak of (toman), kept in the unit that is stored (rial). It is understood while it is
 * typed, so that Enter and the form's button find it; when the field is left it is written back in full. The unit's word
 * stands beside it all the time.
 */
export function MoneyInput({ label, value, onChange, description, error, required }: MoneyInputProps) {
  const words = useWords(kitWords).money;
  const { currency } = useReader();
  const show = useShow();
  const [typed, setTyped] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const understood = (text: string) => {
    if (text.trim() === '') return null;
    const found = parseMoney(text, currency);
    return found.ok ? found.amount : undefined;
  };
  const read = () => {
    if (typed === null) return;
    const amount = understood(typed);
    setUnreadable(amount === undefined);
    if (amount !== undefined) setTyped(null);
  };
  return (
    <TextInput
      label={label}
      description={description}
      error={unreadable ? words.unreadable : error}
      required={required}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : show.amount(value))}
      rightSection={<span className={styles.unit}>{show.unit}</span>}
      rightSectionWidth={58}
      rightSectionPointerEvents="none"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const amount = understood(text);
        if (amount !== undefined) setUnreadable(false);
        // What cannot be read is no amount: the former one must not be sent in its place.
        onChange(amount ?? null);
      }}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  );
}
