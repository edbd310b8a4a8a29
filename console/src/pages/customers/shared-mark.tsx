import { Checkbox, TextInput } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { customerWords } from '../../shared/customers/words.ts';
import styles from './one/side.module.css';

/** Whose a phone or mail is beside hers: null while it is hers alone. */
export type SharedWith = string | null;

interface SharedMarkProps {
  readonly value: SharedWith;
  readonly onChange: (value: SharedWith) => void;
}

/** Says that a phone or mail which is being written reaches her and is not hers alone, and whose it is. */
export function SharedMark({ value, onChange }: SharedMarkProps) {
  const words = useWords(customerWords).sharedMark;
  return (
    <div className={styles.sharedMark}>
      <Checkbox
        label={words.mark}
        description={words.says}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? '' : null)}
      />
      {value !== null && (
        <TextInput
          label={words.whose}
          placeholder={words.whoseHint}
          dir="auto"
          maxLength={60}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
