import type { WorkspaceSettings } from '@peyvand/sdk/settings';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { staff } from '../../../server.ts';
import { useSession } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { Choices } from '../../../shared/form/choices.tsx';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { membersQuery } from '../../../shared/staff/members-query.ts';
import { securityWords } from './words.ts';

/** Whether the business demands a second factor of everybody, and who has none yet. Only an owner who has one may demand it. */
export function DemandCard() {
  const words = useWords(securityWords);
  const { user, workspace } = useSession();
  const demanded = workspace.settings.secondFactor === 'demanded';
  const change = useAct(
    (secondFactor: WorkspaceSettings['secondFactor'] | null) => staff.settings.change({ settings: { secondFactor } }),
    {
      stale: [keys.session],
      says: (_, wish) => (wish === null ? words.freed : words.demanded),
      undo: (wish) => staff.settings.change({ settings: { secondFactor: wish === null ? 'demanded' : null } }),
      tellsOwnFailure: true,
    },
  );
  const may = user.twoFactor || demanded;
  return (
    <Card title={words.demand} hint={words.demandSays}>
      <div className={styles.form}>
        {may ? (
          <Choices
            aria-label={words.demand}
            value={demanded ? 'on' : 'off'}
            options={[
              { value: 'off', label: words.off },
              { value: 'on', label: words.on },
            ]}
            onPick={(wish) => change.mutate(wish === 'on' ? 'demanded' : null)}
          />
        ) : (
          <p className={styles.warning} role="status">
            {words.first} <Link to="/settings/account">{words.toAccount}</Link>
          </p>
        )}
        <FormProblem error={change.error} />
        <WithoutIt />
      </div>
    </Card>
  );
}

/** The colleagues who have no second factor yet. */
function WithoutIt() {
  const words = useWords(securityWords);
  const show = useShow();
  const members = useQuery(membersQuery).data?.items;
  if (members === undefined) return null;
  const without = members.filter((member) => member.twoFactor === false);
  if (without.length === 0) return <p className={styles.hint}>{words.allHave}</p>;
  const shown = without.slice(0, 12);
  return (
    <p className={styles.hint}>
      {words.without(show.number(without.length))}{' '}
      {shown.map((member, i) => (
        <span key={member.id}>
          {i > 0 && '، '}
          <bdi>{member.name}</bdi>
        </span>
      ))}
      {shown.length < without.length && ' …'}
    </p>
  );
}
