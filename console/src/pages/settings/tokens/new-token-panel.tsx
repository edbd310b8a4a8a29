import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import type { Roles } from '@peyvand/sdk/staff-members';
import type { MadeToken } from '@peyvand/sdk/tokens';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useSession } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { CopyField } from '../../../shared/form/copy-field.tsx';
import styles from '../../../shared/form/form.module.css';
import { Pick } from '../../../shared/form/pick.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { RightsPicker } from '../roles/rights-picker.tsx';
import { settingsWords } from '../words.ts';
import { tokenWords } from './words.ts';

interface NewTokenPanelProps {
  readonly open: boolean;
  readonly roles: Roles | undefined;
  readonly onClose: () => void;
}

/** Makes a token and shows it, this once. */
export function NewTokenPanel({ open, roles, onClose }: NewTokenPanelProps) {
  const words = useWords(tokenWords);
  return (
    <SidePanel open={open} onClose={onClose} title={words.make}>
      {open &&
        (roles === undefined ? <Skeletons of="lines" count={6} /> : <NewToken roles={roles} onClose={onClose} />)}
    </SidePanel>
  );
}

const lives = ['30', '90', '365', 'never'] as const;
type Life = (typeof lives)[number];

function NewToken({ roles, onClose }: { readonly roles: Roles; readonly onClose: () => void }) {
  const words = useWords(tokenWords);
  const { language } = useReader();
  const { rights: held, role: own } = useSession();
  const [now] = useState(Date.now);
  const [name, setName] = useState('');
  const [by, setBy] = useState<'role' | 'rights'>('role');
  const [role, setRole] = useState('cashier');
  const [rights, setRights] = useState<readonly string[]>(['customers.read']);
  const [life, setLife] = useState<Life>('365');
  const [service, setService] = useState(false);
  const wish = {
    name: name.trim(),
    ...(by === 'role' ? { role } : { rights }),
    expiresAt: life === 'never' ? null : new Date(now + Number(life) * 86_400_000).toISOString(),
    ...(service ? { service } : {}),
  };
  const make = useAct((given: typeof wish, key) => staff.tokens.make(given, { key }), {
    stale: [keys.tokens],
    tellsOwnFailure: true,
  });
  const check = useCheck({
    name: name.trim() === '' && words.nameNeeded,
    rights: by === 'rights' && rights.length === 0 && words.rightsNeeded,
  });
  if (make.data !== undefined) return <MadeTokenView made={make.data} onClose={onClose} />;
  return (
    <form className={styles.panel} {...check.form(() => make.mutate(wish))}>
      <TextInput
        label={words.name}
        error={check.error('name')}
        description={words.nameHint}
        dir="auto"
        maxLength={80}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Pick
        label={words.access}
        value={by}
        options={[
          { value: 'role', label: words.byRole },
          { value: 'rights', label: words.byRights },
        ]}
        onPick={setBy}
      />
      {by === 'role' ? (
        <Select
          label={words.role}
          data={roles.roles.map((one) => ({ value: one.id, label: one.name[language] }))}
          value={role}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && setRole(chosen)}
        />
      ) : (
        <RightsPicker
          label={words.rights}
          rights={roles.rights}
          held={held}
          chosen={rights}
          error={check.error('rights')}
          onChange={setRights}
        />
      )}
      <Select
        label={words.expiry}
        data={lives.map((one) => ({ value: one, label: words.lives[one] }))}
        value={life}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && setLife(chosen as Life)}
      />
      {own === 'owner' && (
        <Checkbox
          label={words.service}
          description={words.serviceHint}
          checked={service}
          onChange={(event) => setService(event.currentTarget.checked)}
        />
      )}
      <FormProblem error={make.error} />
      <Button type="submit" loading={make.isPending}>
        {words.save}
      </Button>
    </form>
  );
}

function MadeTokenView({ made, onClose }: { readonly made: MadeToken; readonly onClose: () => void }) {
  const words = useWords(tokenWords);
  const { onceOnly } = useWords(settingsWords);
  return (
    <div className={styles.panel}>
      <p className={styles.warning} role="status">
        {onceOnly}
      </p>
      <CopyField label={words.made(made.name)} value={made.token} hint={words.madeSays} />
      {made.token !== null && <CopyField label={words.usage} value={`Authorization: Bearer ${made.token}`} />}
      <p>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {words.docs}
        </a>
      </p>
      <Button onClick={onClose}>{words.close}</Button>
    </div>
  );
}
