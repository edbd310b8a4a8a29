import { Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecretPicture } from './secret-picture.tsx';
import { accountWords } from './words.ts';

interface SetUpFactorProps {
  /** The recovery codes are in her hands: it is done. */
  readonly onDone: () => void;
}

/** The way to a second factor: the key for the app, its first code, and the recovery codes, this once. */
export function SetUpFactor({ onDone }: SetUpFactorProps) {
  const words = useWords(accountWords);
  const [begun, setBegun] = useState(false);
  const begin = useAct(() => staff.account.beginTwoFactor(), { stale: [], onDone: () => setBegun(true) });
  const confirm = useAct((code: string) => staff.account.confirmTwoFactor(code), {
    stale: [keys.session, keys.ownSessions, keys.staff.members],
    says: words.turnedOn,
    tellsOwnFailure: true,
  });
  if (confirm.data !== undefined) return <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={onDone} />;
  if (!begun || begin.data === undefined)
    return (
      <Button loading={begin.isPending} onClick={() => begin.mutate()}>
        {words.turnOn}
      </Button>
    );
  return (
    <>
      <SecretPicture secret={begin.data} />
      <CodeForm label={words.code} act={words.confirm} run={confirm} onCancel={() => setBegun(false)} />
    </>
  );
}
