import { Checkbox } from '@mantine/core';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { staff } from '../../../server.ts';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { webhookWords } from './words.ts';

interface EventPickerProps {
  readonly value: readonly string[];
  readonly error: ReactNode;
  readonly onChange: (types: readonly string[]) => void;
}

/** Which events a webhook is told of: those that the product declares. What the person may not have sent stands there greyed. */
export function EventPicker({ value, error, onChange }: EventPickerProps) {
  const words = useWords(webhookWords);
  const { language } = useReader();
  const types = useQuery({ queryKey: keys.webhooks.eventTypes, queryFn: staff.webhooks.eventTypes });
  if (types.isError) return <ErrorState error={types.error} onRetry={() => void types.refetch()} />;
  if (types.data === undefined) return <Skeletons of="rows" count={6} />;
  const { items } = types.data;
  // chosen once and not told any more: to be seen, so that it can be unchosen
  const gone = value.filter((type) => !items.some((one) => one.type === type));
  return (
    <Checkbox.Group aria-label={words.which} error={error} value={[...value]} onChange={onChange}>
      <div className={styles.list}>
        {items.map(({ type, words: says, mayHear }) => (
          <Checkbox
            key={type}
            value={type}
            label={says[language]}
            description={mayHear ? undefined : words.beyondOwn}
            disabled={!mayHear && !value.includes(type)}
          />
        ))}
        {gone.map((type) => (
          <Checkbox key={type} value={type} label={<bdi dir="ltr">{type}</bdi>} description={words.notTold} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
