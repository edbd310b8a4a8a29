import { TextInput } from '@mantine/core';
import { parseNumber } from '@peyvand/kernel/parse-number';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';

interface NumberInputProps {
  readonly label: string;
  readonly hint?: string;
  /** The word after the number: "روز", "٪". */
  readonly unit: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly decimals?: number;
  /** Said when what stands there is no number or lies outside. */
  readonly wrong: string;
  /** null: the field was left empty. */
  readonly onChange: (value: number | null) => void;
}

/** A small number, typed in either script; what was understood is written back in the reader's digits. */
export function NumberInput(props: NumberInputProps) {
  const { label, hint, unit, value, least, most, decimals = 0, wrong, onChange } = props;
  const show = useShow();
  const [typed, setTyped] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const read = () => {
    if (typed === null) return;
    const found = numberOf(typed);
    const bad = found === undefined || (found !== null && (found < least || found > most));
    setUnread(bad);
    if (bad) return;
    setTyped(null);
    onChange(found === null ? null : Number(found.toFixed(decimals)));
  };
  return (
    <TextInput
      label={label}
      description={hint}
      error={unread ? wrong : undefined}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden="true">{unit}</span>}
      rightSectionWidth={64}
      rightSectionPointerEvents="none"
      value={typed ?? (value === null ? '' : show.number(value, decimals))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  );
}

/** The number that a text writes; null for an empty one, undefined for one that writes none. */
function numberOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return parseNumber(text.replace(/[٪%]/g, ''));
}
