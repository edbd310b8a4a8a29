import { PasswordInput, TextInput } from '@mantine/core';
import type { AccountChange } from '@peyvand/sdk/account';
import type { StaffUser } from '@peyvand/sdk/session';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import formStyles from '../../../shared/form/form.module.css';
import { SaveForm } from '../../../shared/form/save-form.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { settingsWords } from '../words.ts';
import { accountWords } from './words.ts';

/** Name and e-mail; another e-mail is confirmed by the password. */
export function ProfileCard({ user }: { readonly user: StaffUser }) {
  const words = useWords(accountWords);
  const { saved } = useWords(settingsWords);
  const [name, setName] = useState(user.name);
  const [email, setEmail] = useState(user.email ?? '');
  const [password, setPassword] = useState('');
  const otherEmail = email.trim() !== (user.email ?? '');
  const asksPassword = otherEmail && user.hasPassword;
  const change = useAct((wish: AccountChange) => staff.account.change(wish), {
    stale: [keys.session, keys.staff.members],
    says: saved,
    // the name alone can be brought back without asking for the password again
    ...(otherEmail ? {} : { undo: () => staff.account.change({ name: user.name }) }),
    tellsOwnFailure: true,
  });
  const dirty = name.trim() !== user.name || otherEmail;
  const check = useCheck({
    name: name.trim() === '' && words.nameMissing,
    email: otherEmail && !looksLikeEmail(email) && words.emailWrong,
    password: asksPassword && password === '' && words.passwordMissing,
  });
  return (
    <Card title={words.profile}>
      <SaveForm
        dirty={dirty}
        check={check}
        saving={change.isPending}
        error={change.error}
        onSave={() =>
          change.mutate({
            name: name.trim(),
            ...(otherEmail ? { email: email.trim(), ...(asksPassword ? { password } : {}) } : {}),
          })
        }
        onDiscard={() => {
          setName(user.name);
          setEmail(user.email ?? '');
        }}
      >
        <TextInput
          label={words.name}
          name="name"
          autoComplete="name"
          dir="auto"
          maxLength={120}
          value={name}
          error={check.error('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.email}
          description={words.emailHint}
          // a field of type "email" writes a domain in other letters over with its code
          type="text"
          inputMode="email"
          name="email"
          autoComplete="email"
          dir="ltr"
          className={formStyles.start ?? ''}
          value={email}
          error={check.error('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {asksPassword && (
          <PasswordInput
            label={words.confirmBy}
            autoComplete="current-password"
            dir="ltr"
            value={password}
            error={check.error('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </SaveForm>
    </Card>
  );
}
