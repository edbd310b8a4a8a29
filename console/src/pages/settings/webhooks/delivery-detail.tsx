import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import styles from './delivery-detail.module.css';
import { webhookWords } from './words.ts';

interface DeliveryDetailProps {
  readonly endpointId: string;
  /** null: closed. */
  readonly deliveryId: string | null;
  readonly onClose: () => void;
}

/** Exactly what was sent, and what each attempt was answered. */
export function DeliveryDetail({ endpointId, deliveryId, onClose }: DeliveryDetailProps) {
  const words = useWords(webhookWords);
  const show = useShow();
  const detail = useQuery({
    queryKey: keys.webhooks.delivery(endpointId, deliveryId),
    queryFn: () => staff.webhooks.delivery(endpointId, deliveryId ?? ''),
    enabled: deliveryId !== null,
    staleTime: 0,
  });
  return (
    <SidePanel open={deliveryId !== null} onClose={onClose} title={words.details} width="wide">
      {detail.isError && <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.isPending && deliveryId !== null && <Skeletons of="lines" count={8} />}
      {detail.data !== undefined && (
        <div className={styles.detail}>
          <h3>{words.sent}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre className={styles.code} dir="ltr" tabIndex={0}>
            {detail.data.body}
          </pre>
          <h3>{words.answer}</h3>
          <ol className={styles.log}>
            {detail.data.log.map((attempt) => (
              <li key={attempt.at}>
                <p>
                  {show.instant(attempt.at)} ·{' '}
                  {attempt.status === null ? words.noAnswer : words.status(String(attempt.status))} ·{' '}
                  {words.ms(show.number(attempt.ms))}
                </p>
                {attempt.error !== null && <p dir="auto">{attempt.error}</p>}
                {attempt.answer !== '' && (
                  <pre className={styles.code} dir="ltr">
                    {attempt.answer}
                  </pre>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
    </SidePanel>
  );
}
