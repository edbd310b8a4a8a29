import { Button, PasswordInput } from '@mantine/core';
import type { StaffUser } from '@peyvand/sdk/session';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { accountWords } from './words.ts';

/** Sets a password, or changes it; the other sessions end with that. */
export function PasswordCard({ user }: { readonly user: StaffUser }) {
  const words = useWords(accountWords);
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useAct(() => staff.account.changePassword(fresh, user.hasPassword ? current : undefined), {
    stale: [keys.session, keys.ownSessions],
    says: user.hasPassword ? words.passwordChanged : words.passwordSet,
    tellsOwnFailure: true,
    onDone: () => {
      setCurrent('');
      setFresh('');
    },
  });
  const check = useCheck({
    current: user.hasPassword && current === '' && words.currentNeeded,
    fresh: fresh.length < 10 && words.rule,
  });
  return (
    <Card title={words.password} hint={user.hasPassword ? words.passwordHint : words.passwordNone}>
      <form className={styles.form} {...check.form(() => change.mutate())}>
        <input type="hidden" name="email" autoComplete="username" value={user.email ?? ''} readOnly />
        {user.hasPassword && (
          <PasswordInput
            label={words.current}
            name="current-password"
            autoComplete="current-password"
            dir="ltr"
            error={check.error('current')}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={words.fresh}
          description={words.rule}
          name="new-password"
          autoComplete="new-password"
          dir="ltr"
          error={check.error('fresh')}
          value={fresh}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
        <FormProblem error={change.error} />
        <div className={styles.foot}>
          <Button type="submit" loading={change.isPending}>
            {user.hasPassword ? words.changePassword : words.setPassword}
          </Button>
        </div>
      </form>
    </Card>
  );
}
