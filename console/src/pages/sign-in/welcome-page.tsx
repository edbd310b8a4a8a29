import { Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../server.ts';
import { Door } from '../../shared/door/door.tsx';
import { useEnter } from './use-enter.ts';
import { useLinkToken } from './use-link-token.ts';
import { signInWords } from './words.ts';

/** A one-time link. It is spent by a press, not by opening: mail scanners and previews open links too. */
export function WelcomePage() {
  const words = useWords(signInWords).link;
  const token = useLinkToken();
  const enter = useEnter(() => staff.session.openLink(token), '/begin');
  if (token === '') return <Door title={words.title} error={words.missing} />;
  return (
    <Door title={words.title} explain={words.explain} error={enter.error} onSubmit={() => enter.mutate(undefined)}>
      <Button type="submit" loading={enter.isPending}>
        {words.enter}
      </Button>
    </Door>
  );
}
