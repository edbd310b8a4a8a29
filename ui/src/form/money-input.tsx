import { TextInput } from '@mantine/core';
import { parseMoney } from '@peyvand/kernel/money';
import { type ReactNode, useState } from 'react';
import { useReader, useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';

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
 * An amount in the unit that people speak of (toman), kept in the unit that is stored (rial). What was understood is
 * written back with its unit word when the field is left.
 */
export function MoneyInput({ label, value, onChange, description, error, required }: MoneyInputProps) {
  const words = useWords(kitWords).money;
  const { currency } = useReader();
  const show = useShow();
  const [typed, setTyped] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const read = () => {
    if (typed === null) return;
    const blank = typed.trim() === '';
    const found = blank ? null : parseMoney(typed, currency);
    setUnreadable(found !== null && !found.ok);
    if (found !== null && !found.ok) return;
    setTyped(null);
    onChange(found === null ? null : found.amount);
  };
  return (
    <TextInput
      label={label}
      description={description}
      error={unreadable ? words.unreadable : error}
      required={required}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : show.money(value))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  );
}
