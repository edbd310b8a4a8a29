import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { DemandCard } from './demand-card.tsx';
import { EventsCard } from './events-card.tsx';
import { securityWords } from './words.ts';

/** For the owner: what is demanded of whoever signs in, and what has happened to the keys of the business. */
export function SecurityPage() {
  const words = useWords(securityWords);
  usePageTitle(words.title);
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} />
      <DemandCard />
      <EventsCard />
    </>
  );
}
