import { Radio } from '@mantine/core';
import type { ImportMapping } from '@peyvand/sdk/imports';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

interface ExistingChoiceProps {
  readonly mapping: Pick<ImportMapping, 'existing'>;
  readonly onChoose: (existing: 'fill' | 'update') => void;
}

/** What rows do to customers who are known: fill what is empty, or also write over it. */
export function ExistingChoice({ mapping, onChoose }: ExistingChoiceProps) {
  const words = useWords(importWords).existing;
  return (
    <Card>
      <Radio.Group
        label={words.title}
        value={mapping.existing ?? 'fill'}
        onChange={(value) => onChoose(value === 'update' ? 'update' : 'fill')}
      >
        <div className={styles.existing}>
          <Radio value="fill" label={words.fill} description={words.fillHint} />
          <Radio value="update" label={words.update} description={words.updateHint} />
        </div>
      </Radio.Group>
    </Card>
  );
}
