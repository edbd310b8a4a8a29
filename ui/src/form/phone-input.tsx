import { TextInput } from '@mantine/core';
import { parsePhone, wholeNumber } from '@peyvand/kernel/phone';
import { type ReactNode, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import styles from './phone-input.module.css';

interface PhoneInputProps {
  readonly label: string;
  /** E.164, as it is stored: "+989123456789". */
  readonly value: string | null;
  readonly onChange: (e164: string | null) => void;
  readonly description?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** A phone in any spelling and script; written back in the reader's digits when the field is left. */
export function PhoneInput({ label, value, onChange, description, error, required }: PhoneInputProps) {
  const words = useWords(kitWords).phone;
  const show = useShow();
  const [typed, setTyped] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const read = () => {
    if (typed === null) return;
    const blank = typed.trim() === '';
    const found = blank ? null : parsePhone(typed);
    setUnreadable(found !== null && !found.ok);
    if (found !== null && !found.ok) return;
    setTyped(null);
    onChange(found === null ? null : wholeNumber(found));
  };
  return (
    <TextInput
      label={label}
      description={description}
      error={unreadable ? words.unreadable : error}
      required={required}
      type="tel"
      autoComplete="tel"
      dir="ltr"
      classNames={{ input: styles.input ?? '' }}
      placeholder={words.example}
      value={typed ?? (value === null ? '' : show.phone(value))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  );
}
