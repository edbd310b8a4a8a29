import type { TwoFactorSecret } from '@peyvand/sdk/account';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMemo } from 'react';
import { CopyField } from '../../../shared/form/copy-field.tsx';
import { drawQr } from './draw-qr.ts';
import styles from './two-factor.module.css';
import { accountWords } from './words.ts';

/** The key for an authenticator app: as a picture for its camera, as letters for the hand, as a link for the same device. */
export function SecretPicture({ secret }: { readonly secret: TwoFactorSecret }) {
  const words = useWords(accountWords);
  const modules = useMemo(() => drawQr(secret.url), [secret.url]);
  const side = modules.length + 8;
  const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('');
  const groups = secret.secret.match(/.{1,4}/g)?.join(' ') ?? secret.secret;
  return (
    <div className={styles.secret}>
      <p>{words.scan}</p>
      {/* dark on white in both themes, with the quiet zone that cameras need */}
      <svg
        className={styles.qr}
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={words.qr}
        shapeRendering="crispEdges"
      >
        <rect width={side} height={side} fill="#ffffff" />
        <path d={dark} fill="#000000" />
      </svg>
      <div className={styles.byHand}>
        <CopyField label={words.secret} value={groups} />
        <a href={secret.url}>{words.openApp}</a>
      </div>
    </div>
  );
}
