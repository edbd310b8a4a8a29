import { Button, TextInput } from '@mantine/core';
import type { Standing } from '@peyvand/sdk/staff-members';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { CopyField } from '../../../shared/form/copy-field.tsx';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { rolesQuery, teamsQuery } from './staff-queries.ts';
import { StandingFields } from './standing-fields.tsx';
import { staffWords } from './words.ts';

/** Invites somebody by a link that the inviter hands over. */
export function InvitePanel({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords(staffWords);
  const [round, setRound] = useState(0);
  return (
    <SidePanel open={open} onClose={onClose} title={words.invite}>
      <InviteForm key={round} onAnother={() => setRound(round + 1)} />
    </SidePanel>
  );
}

function InviteForm({ onAnother }: { readonly onAnother: () => void }) {
  const words = useWords(staffWords);
  const show = useShow();
  const roles = useQuery(rolesQuery);
  const teams = useQuery(teamsQuery);
  const [email, setEmail] = useState('');
  const [standing, setStanding] = useState<Required<Standing>>({
    role: 'seller',
    teamId: null,
    scope: null,
    masked: [],
  });
  const invite = useAct(
    (wish: { readonly email: string; readonly standing: typeof standing }, key) =>
      staff.members.invite(wish.email, wish.standing, { key }),
    {
      stale: [keys.staff.invitations],
      tellsOwnFailure: true,
    },
  );
  const check = useCheck({ email: !looksLikeEmail(email) && words.emailNeeded });
  if (invite.isSuccess)
    return (
      <div className={styles.panel}>
        <CopyField
          label={words.linkReady(email.trim())}
          value={invite.data.url}
          hint={words.linkHint(show.instant(invite.data.expiresAt))}
        />
        <Button variant="default" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
    );
  if (roles.data === undefined || teams.data === undefined) return <Skeletons of="lines" count={6} />;
  return (
    <form className={styles.panel} {...check.form(() => invite.mutate({ email: email.trim(), standing }))}>
      <p className={styles.hint}>{words.inviteExplain}</p>
      <TextInput
        label={words.email}
        type="email"
        dir="ltr"
        className={styles.start ?? ''}
        autoComplete="off"
        data-autofocus
        required
        error={check.error('email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <StandingFields roles={roles.data} teams={teams.data.items} value={standing} onChange={setStanding} />
      <FormProblem error={invite.error} />
      <Button type="submit" loading={invite.isPending}>
        {words.makeLink}
      </Button>
    </form>
  );
}
