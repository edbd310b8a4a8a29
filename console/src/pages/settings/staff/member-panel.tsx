import { Button } from '@mantine/core';
import type { Member, Roles, Standing, Team } from '@peyvand/sdk/staff-members';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { CopyField } from '../../../shared/form/copy-field.tsx';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { settingsWords } from '../words.ts';
import { StandingFields } from './standing-fields.tsx';
import { staffWords } from './words.ts';

interface MemberPanelProps {
  readonly member: Member | undefined;
  readonly roles: Roles | undefined;
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}

/** What a colleague may do, a link for her new password, and the end of her membership. */
export function MemberPanel({ member, roles, teams, onClose }: MemberPanelProps) {
  return (
    <SidePanel open={member !== undefined} onClose={onClose} title={<bdi>{member?.name}</bdi>}>
      {member !== undefined && roles !== undefined && (
        <MemberForm key={member.id} member={member} roles={roles} teams={teams} onClose={onClose} />
      )}
    </SidePanel>
  );
}

const standingOf = ({ role, teamId, scope, masked }: Member): Required<Standing> => ({ role, teamId, scope, masked });

function MemberForm(props: { member: Member; roles: Roles; teams: readonly Team[]; onClose: () => void }) {
  const { member, roles, teams, onClose } = props;
  const words = useWords(staffWords);
  const kit = useWords(kitWords);
  const { onceOnly } = useWords(settingsWords);
  const before = standingOf(member);
  const [standing, setStanding] = useState(before);
  const [leaving, setLeaving] = useState(false);
  const change = useAct((wish: Required<Standing>) => staff.members.change(member.id, wish), {
    stale: [keys.staff.members, keys.staff.teams, keys.session],
    says: words.saved(member.name),
    undo: () => staff.members.change(member.id, before),
    tellsOwnFailure: true,
    onDone: onClose,
  });
  const link = useAct((_: undefined, key) => staff.members.passwordLink(member.id, { key }), {
    stale: [keys.staff.members],
  });
  const remove = useAct(() => staff.members.remove(member.id), {
    stale: [keys.staff.members, keys.staff.teams, keys.tokens],
    says: words.removed(member.name),
    onDone: onClose,
  });
  const dirty = JSON.stringify(standing) !== JSON.stringify(before);
  return (
    <div className={styles.panel}>
      <StandingFields roles={roles} teams={teams} value={standing} onChange={setStanding} />
      <FormProblem error={change.error} />
      <Button loading={change.isPending} onClick={() => (dirty ? change.mutate(standing) : onClose())}>
        {kit.save}
      </Button>
      <hr className={styles.rule} />
      {link.data === undefined ? (
        <Button variant="default" loading={link.isPending} onClick={() => link.mutate()}>
          {words.passwordLink}
        </Button>
      ) : (
        <CopyField label={words.passwordLink} value={link.data.url} hint={`${onceOnly} ${words.passwordHint}`} />
      )}
      <Button variant="subtle" color="bad" onClick={() => setLeaving(true)}>
        {words.remove}
      </Button>
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        question={words.removeAsk(member.name)}
        act={words.remove}
        busy={remove.isPending}
        onAct={() => remove.mutate(undefined)}
      >
        {words.removeSays}
      </ConfirmDialog>
    </div>
  );
}
