import type { WebhookEndpoint } from '@peyvand/sdk/webhooks';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { webhookWords } from './words.ts';

/** Whether a webhook is on, and what waits or failed. */
export function EndpointChips({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const words = useWords(webhookWords);
  const show = useShow();
  const { offReasons: reasons } = words;
  const { on, offReason, pausedUntil, waiting, failed } = endpoint;
  const paused = on && pausedUntil !== null && new Date(pausedUntil) > new Date();
  const reason = offReason !== null && offReason in reasons ? reasons[offReason as keyof typeof reasons] : words.off;
  return (
    <>
      {on ? <Chip tone="good">{words.on}</Chip> : <Chip tone="warn">{reason}</Chip>}
      {paused && <Chip tone="warn">{words.paused(show.instant(pausedUntil))}</Chip>}
      {waiting > 0 && <Chip tone="info">{words.waiting(show.number(waiting))}</Chip>}
      {endpoint.renewSince !== null && (
        <Chip tone="bad" title={words.knownSays}>
          {words.known}
        </Chip>
      )}
      {failed > 0 && <Chip tone="bad">{words.failed(show.number(failed))}</Chip>}
    </>
  );
}
