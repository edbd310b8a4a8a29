import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useSession } from '../../../session/session.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';
import { accountWords } from './words.ts';

/** The reader's own account: name, e-mail, password, second factor, sessions. */
export function AccountPage() {
  const words = useWords(accountWords);
  const { user } = useSession();
  usePageTitle(words.title);
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} />
      <ProfileCard key={`${user.name} ${user.email}`} user={user} />
      <PasswordCard user={user} />
      <TwoFactorCard user={user} />
      <SessionsCard />
    </>
  );
}
