import type { Profile } from '@peyvand/sdk/customer-page';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { useWhere } from '../../../../../shared/customers/channel-names.ts';
import { factOf, textIn, useProfile } from '../../relationship/profile.ts';
import { useShowFact } from '../../relationship/show-fact.ts';
import { pageWords } from '../../words.ts';

const told = ['orders', 'net', 'aov', 'returned', 'firstDay', 'lastDay'];

/** How she buys: how much, how often, where. */
export function HabitsCard({ customerId }: { readonly customerId: string }) {
  const words = useWords(pageWords);
  const { data: profile } = useProfile(customerId);
  if (profile === undefined || textIn(profile, 'lastDay') === null) return null;
  return (
    <Card title={words.habits}>
      <Facts>
        {told.map((name) => (
          <Told key={name} profile={profile} name={name} />
        ))}
        <FavouritePlace profile={profile} />
      </Facts>
    </Card>
  );
}

function Told({ profile, name }: { readonly profile: Profile; readonly name: string }) {
  const say = useSay();
  const showFact = useShowFact();
  const fact = factOf(profile, name);
  const shown = fact === undefined || fact.value === 0 ? null : showFact(fact);
  return fact === undefined || shown === null ? null : <Fact term={say(fact.title)}>{shown}</Fact>;
}

function FavouritePlace({ profile }: { readonly profile: Profile }) {
  const say = useSay();
  const where = useWhere();
  const fact = factOf(profile, 'favouriteChannel');
  const channel = textIn(profile, 'favouriteChannel') ?? '';
  return fact === undefined || channel === '' ? null : (
    <Fact term={say(fact.title)}>
      <bdi>{where({ channel, branch: '' })}</bdi>
    </Fact>
  );
}
