import { Checkbox } from '@mantine/core';
import type { Roles } from '@peyvand/sdk/staff-members';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import styles from './rights-picker.module.css';
import { roleWords } from './words.ts';

interface RightsPickerProps {
  readonly label: string;
  readonly hint?: string;
  readonly rights: Roles['rights'];
  /** What the reader holds herself; more cannot be given. */
  readonly held: readonly string[];
  readonly chosen: readonly string[];
  /** What is missing, said under the list. */
  readonly error?: string | undefined;
  readonly onChange: (chosen: string[]) => void;
}

/** Rights in the words of what they allow, gathered by what they are about. */
export function RightsPicker({ label, hint, rights, held, chosen, error, onChange }: RightsPickerProps) {
  const { groups: names } = useWords(roleWords);
  const { language } = useReader();
  const groups = Map.groupBy(rights, (right) => {
    const about = right.id.split('.')[0] ?? '';
    return (about in names ? about : 'other') as keyof typeof names;
  });
  return (
    <Checkbox.Group label={label} description={hint} error={error} value={[...chosen]} onChange={onChange}>
      <div className={styles.groups}>
        {[...groups].map(([about, ofIt]) => (
          <fieldset key={about} className={styles.group}>
            <legend>{names[about]}</legend>
            {ofIt.map((right) => (
              <Checkbox
                key={right.id}
                value={right.id}
                label={right[language]}
                disabled={!held.includes(right.id) && !chosen.includes(right.id)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Checkbox.Group>
  );
}
