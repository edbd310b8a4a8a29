import type { MeasureAsk, MeasureName, MeasurePart } from '@peyvand/sdk/measures';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconDownload } from '@tabler/icons-react';
import { staff } from '../../server.ts';
import { useRight } from '../../session/session.ts';
import styles from './door.module.css';
import { doorWords } from './words/door.ts';

interface RowsFileProps {
  readonly name: MeasureName;
  readonly ask: MeasureAsk;
  readonly part: MeasurePart;
}

/** All rows behind a part of a figure, to be taken along as a file. */
export function RowsFile({ name, ask, part }: RowsFileProps) {
  const words = useWords(doorWords).door;
  if (!useRight('exports.run')) return null;
  return (
    <p className={styles.files}>
      <IconDownload size={15} aria-hidden="true" />
      {words.file}
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={staff.measures.rowsFileAddress(name, ask, part, format)} download>
          {words.fileKinds[format]}
        </a>
      ))}
    </p>
  );
}
