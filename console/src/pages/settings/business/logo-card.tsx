import { Button, FileButton } from '@mantine/core';
import type { Workspace } from '@peyvand/sdk/settings';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { BusinessAvatar } from '../../../shared/business/business-avatar.tsx';
import formStyles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { settingsWords } from '../words.ts';
import styles from './brand-card.module.css';
import { businessWords } from './words.ts';

/** The logo of the business: one picture, seen by colleagues in the menu and at their sign-in. */
export function LogoCard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords(businessWords).logo;
  const { saved } = useWords(settingsWords);
  const problem = useProblemText();
  const has = workspace.settings.brand?.logoFileId !== undefined;
  const says = { stale: [keys.session], says: saved, tellsOwnFailure: true } as const;
  const give = useAct((file: File, key) => staff.settings.giveLogo(file, { key }), says);
  const remove = useAct(() => staff.settings.removeLogo(), says);
  const error = give.error ?? remove.error;
  return (
    <Card title={words.title} hint={words.hint}>
      <div className={styles.logo}>
        <div className={styles.line}>
          <BusinessAvatar workspace={workspace} size={60} />
          <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => file && give.mutate(file)}>
            {(button) => (
              <Button {...button} variant="default" loading={give.isPending}>
                {has ? words.other : words.choose}
              </Button>
            )}
          </FileButton>
          {has && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {words.remove}
            </Button>
          )}
        </div>
        <p className={styles.says}>{words.kinds}</p>
        {error !== null && (
          <p className={formStyles.warning} role="alert">
            {problem(error).text}
          </p>
        )}
      </div>
    </Card>
  );
}
