import { Button, Checkbox, TextInput } from '@mantine/core';
import type { Roles, RoleWish, StaffRole } from '@peyvand/sdk/staff-members';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useSession } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { Pick } from '../../../shared/form/pick.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { RightsPicker } from './rights-picker.tsx';
import { roleWords } from './words.ts';

interface RolePanelProps {
  readonly open: boolean;
  /** The role to change; absent: a new one. */
  readonly role: StaffRole | undefined;
  readonly roles: Roles;
  readonly onClose: () => void;
}

/** A role of the business's own: its name, what it may do, what it sees. */
export function RolePanel({ open, role, roles, onClose }: RolePanelProps) {
  const words = useWords(roleWords);
  const { language } = useReader();
  return (
    <SidePanel open={open} onClose={onClose} title={role === undefined ? words.make : <bdi>{role.name[language]}</bdi>}>
      <RoleForm key={role?.id ?? 'new'} role={role} roles={roles} onClose={onClose} />
    </SidePanel>
  );
}

function RoleForm({ role, roles, onClose }: Omit<RolePanelProps, 'open'>) {
  const words = useWords(roleWords);
  const { language } = useReader();
  const { rights: held } = useSession();
  const before: RoleWish | undefined = role && {
    name: role.name[language],
    rights: role.rights,
    scope: role.scope,
    masked: role.masked,
  };
  const [wish, setWish] = useState<RoleWish>(
    before ?? { name: '', rights: ['customers.read'], scope: 'all', masked: [] },
  );
  const [leaving, setLeaving] = useState(false);
  const set = (part: Partial<RoleWish>) => setWish((known) => ({ ...known, ...part }));
  const stale = [keys.staff.roles, keys.session];
  const save = useAct(
    (next: RoleWish, key) =>
      role === undefined ? staff.members.makeRole(next, { key }) : staff.members.changeRole(role.id, next),
    {
      stale,
      says: (_, next) => (role === undefined ? words.made(next.name) : words.saved(next.name)),
      undo: (_, made) =>
        role === undefined || before === undefined
          ? staff.members.removeRole(made.id)
          : staff.members.changeRole(role.id, before),
      tellsOwnFailure: true,
      onDone: onClose,
    },
  );
  const remove = useAct((given: StaffRole) => staff.members.removeRole(given.id), {
    stale,
    says: (_, given) => words.removed(given.name[language]),
    onDone: onClose,
  });
  const check = useCheck({
    name: wish.name.trim() === '' && words.nameNeeded,
    rights: wish.rights.length === 0 && words.rightsNeeded,
  });
  return (
    <form className={styles.panel} {...check.form(() => save.mutate({ ...wish, name: wish.name.trim() }))}>
      <TextInput
        label={words.name}
        error={check.error('name')}
        dir="auto"
        maxLength={60}
        required
        data-autofocus
        value={wish.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <RightsPicker
        rights={roles.rights}
        held={held}
        chosen={wish.rights}
        label={words.rights}
        hint={words.rightsHint}
        error={check.error('rights')}
        onChange={(rights) => set({ rights })}
      />
      <Pick
        label={words.scopeLabel}
        value={wish.scope}
        options={(['all', 'team', 'own'] as const).map((scope) => ({ value: scope, label: words.scopes[scope] }))}
        onPick={(scope) => set({ scope })}
      />
      <Checkbox.Group label={words.maskedLabel} value={[...wish.masked]} onChange={(masked) => set({ masked })}>
        <div className={styles.checks}>
          {roles.masks.map((mask) => (
            <Checkbox key={mask.id} value={mask.id} label={mask[language]} />
          ))}
        </div>
      </Checkbox.Group>
      <FormProblem error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
      {role !== undefined && (
        <>
          <Button variant="subtle" color="bad" onClick={() => setLeaving(true)}>
            {words.remove}
          </Button>
          <ConfirmDialog
            open={leaving}
            onClose={() => setLeaving(false)}
            question={words.removeAsk(role.name[language])}
            act={words.remove}
            busy={remove.isPending}
            onAct={() => remove.mutate(role)}
          >
            {words.removeSays}
          </ConfirmDialog>
        </>
      )}
    </form>
  );
}
