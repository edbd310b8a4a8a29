import { Button } from '@mantine/core';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { Mark } from '@peyvand/ui/shell/mark.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import type { FormEvent, ReactNode } from 'react';
import { readLastBusiness } from '../../session/last-business.ts';
import { shellWords } from '../../words.ts';
import { BusinessAvatar } from '../business/business-avatar.tsx';
import { usePageTitle } from '../page-title/page-title.ts';
import styles from './door.module.css';

interface DoorProps {
  readonly title: string;
  readonly explain?: ReactNode;
  /** What the last step failed with; told above the fields. */
  readonly error?: unknown;
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  readonly children?: ReactNode;
  readonly foot?: ReactNode;
  /** The children bring a form of their own. */
  readonly bare?: boolean;
  /** Shows the business that was last open in this browser. */
  readonly known?: boolean;
}

/** The frame of all pages before sign-in: one card, one task, and the choice of language. */
export function Door({ title, explain, error, onSubmit, children, foot, bare = false, known = false }: DoorProps) {
  const kit = useWords(kitWords);
  const words = useWords(shellWords);
  const reader = useReader();
  const business = known ? readLastBusiness() : undefined;
  usePageTitle(title);
  const other = reader.language === 'fa' ? 'en' : 'fa';
  const inside = (
    <>
      <h1 className={styles.title}>{title}</h1>
      {explain !== undefined && <div className={styles.explain}>{explain}</div>}
      <FormProblem error={error} />
      {children}
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </>
  );
  return (
    <main className={styles.door}>
      {business === undefined ? (
        <p className={styles.brand}>
          <Mark size={28} />
          {kit.brand}
        </p>
      ) : (
        <p className={styles.business}>
          <BusinessAvatar workspace={business} size={60} />
          <bdi>{business.name}</bdi>
        </p>
      )}
      {bare ? (
        <div className={styles.card}>{inside}</div>
      ) : (
        <form
          className={styles.card}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit?.(event);
          }}
        >
          {inside}
        </form>
      )}
      <Button
        variant="subtle"
        color="neutral"
        size="compact-sm"
        lang={other}
        onClick={() => reader.choose({ language: other })}
      >
        {other === 'en' ? words.english : words.persian}
      </Button>
    </main>
  );
}
