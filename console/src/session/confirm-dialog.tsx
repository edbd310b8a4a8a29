import { Button, PasswordInput } from '@mantine/core';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { defineWords } from '@peyvand/ui/read/words.ts';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState, useSyncExternalStore } from 'react';
import { staff } from '../server.ts';
import { answerConfirm, isConfirmAsked, watchConfirm } from './ask-to-confirm.ts';
import styles from './confirm-dialog.module.css';

const words = defineWords({
  fa: {
    title: 'خودتان هستید؟',
    says: 'این کار به امنیت کسب‌وکار برمی‌گردد. گذرواژه یا کد شش‌رقمی ورود دومرحله‌ای خود را بنویسید؛ تا پنج دقیقه دوباره نمی‌پرسیم.',
    field: 'گذرواژه یا کد',
    needed: 'گذرواژه یا کد را بنویسید.',
    go: 'ادامه',
  },
  en: {
    title: 'Is it you?',
    says: 'This concerns the security of the business. Write your password, or the six digits of your second factor; we do not ask again for five minutes.',
    field: 'Password or code',
    needed: 'Write the password or the code.',
    go: 'Go on',
  },
});

/** Asks for the password or the second factor once more, whenever a call of the console needs it, and sends the call again. */
export function ConfirmDialog() {
  const open = useSyncExternalStore(watchConfirm, isConfirmAsked);
  const said = useWords(words);
  return (
    <Dialog open={open} onClose={() => answerConfirm(false)} title={said.title}>
      {open && <ConfirmForm />}
    </Dialog>
  );
}

function ConfirmForm() {
  const said = useWords(words);
  const kit = useWords(kitWords);
  const problem = useProblemText();
  const [proof, setProof] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const digits = toLatinDigits(proof).replace(/\s/g, '');
    try {
      await staff.account.confirm(/^\d{6}$/.test(digits) ? { code: digits } : { password: proof });
      answerConfirm(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const check = useCheck({ proof: proof === '' && said.needed });
  return (
    <form className={styles.form} {...check.form(() => void send())}>
      <p className={styles.says}>{said.says}</p>
      <PasswordInput
        label={said.field}
        autoComplete="current-password"
        dir="auto"
        required
        data-autofocus
        value={proof}
        error={check.error('proof') ?? (failure === undefined ? undefined : problem(failure).text)}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <div className={styles.foot}>
        <Button variant="default" onClick={() => answerConfirm(false)}>
          {kit.cancel}
        </Button>
        <Button type="submit" loading={busy}>
          {said.go}
        </Button>
      </div>
    </form>
  );
}
