import { Button } from '@mantine/core';
import type { StaffUser } from '@peyvand/sdk/session';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpFactor } from './set-up-factor.tsx';
import { accountWords } from './words.ts';

type Step = 'rest' | 'renew' | 'off';

/** Turns the second factor on, makes new recovery codes, turns it off. */
export function TwoFactorCard({ user }: { readonly user: StaffUser }) {
  const words = useWords(accountWords);
  const show = useShow();
  const [step, setStep] = useState<Step>('rest');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // the way stays until the codes are in her hands, though the account has the factor by then
  const [settingUp, setSettingUp] = useState(!user.twoFactor);
  const showCodes = (answer: { recoveryCodes: readonly string[] }) => {
    setCodes(answer.recoveryCodes);
    setStep('rest');
  };
  const renew = useAct((code: string) => staff.account.renewRecoveryCodes(code), {
    stale: [keys.session],
    tellsOwnFailure: true,
    onDone: showCodes,
  });
  const turnOff = useAct((code: string) => staff.account.turnTwoFactorOff(code), {
    stale: [keys.session],
    says: words.turnedOff,
    tellsOwnFailure: true,
    onDone: () => {
      setStep('rest');
      setSettingUp(true);
    },
  });
  const rest = () => setStep('rest');
  return (
    <Card
      title={words.twoFactor}
      hint={words.twoFactorHint}
      aside={user.twoFactor ? <Chip tone="good">{words.on}</Chip> : <Chip>{words.off}</Chip>}
    >
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {settingUp && <SetUpFactor onDone={() => setSettingUp(false)} />}
      {codes === null && step === 'rest' && user.twoFactor && !settingUp && (
        <>
          <p>{words.recoveryLeft(show.number(user.recoveryCodesLeft))}</p>
          <div className={styles.foot}>
            <Button variant="default" onClick={() => setStep('renew')}>
              {words.renew}
            </Button>
            <Button variant="subtle" color="bad" onClick={() => setStep('off')}>
              {words.turnOff}
            </Button>
          </div>
        </>
      )}
      {step === 'renew' && (
        <CodeForm label={words.codeLabel} says={words.codeForRenew} act={words.renew} run={renew} onCancel={rest} />
      )}
      {step === 'off' && (
        <CodeForm label={words.codeLabel} says={words.codeForOff} act={words.turnOff} run={turnOff} onCancel={rest} />
      )}
    </Card>
  );
}
