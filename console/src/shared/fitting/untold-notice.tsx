import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRight } from '../../session/session.ts';
import styles from './fitting.module.css';
import { FittingNotice } from './fitting-notice.tsx';
import { modelsQuery } from './models-query.ts';
import { useForecastState } from './use-fitting.ts';
import { fittingWords } from './words.ts';

/** Over a list with a column of forecasts: why it is empty, or that it is being filled. */
export function UntoldNotice() {
  const words = useWords(fittingWords);
  const say = useSay();
  const state = useForecastState();
  const { data } = useQuery({ ...modelsQuery, enabled: useRight('measures.read') });
  if (state !== 'still')
    return (
      <div className={styles.overList}>
        <FittingNotice />
      </div>
    );
  if (data?.current == null || data.persons === null) return null;
  return (
    <div className={styles.overList}>
      <p className={styles.fitting} role="status">
        <IconInfoCircle size={16} aria-hidden="true" />
        {`${words.emptyColumns}: ${say(data.persons)}`}
      </p>
    </div>
  );
}
