import { type FormEvent, useRef, useState } from 'react';

/** What is wrong with each field just now: a sentence that says what to write; nothing where it is right. */
export type Wrongs<K extends string> = Readonly<Record<K, string | false | undefined>>;

/** The one manner of every form. */
export interface Check<K extends string> {
  /** For the form element: no bubbles of the browser; a wrong field keeps the form and has the focus, else `send` runs. */
  form(send: () => void): { readonly noValidate: true; readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void };
  /** The sentence to show at a field: none until the reader tried to send, so that nobody is scolded while typing. */
  error(field: K): string | undefined;
  /** Begins anew, for a form that stays open after it was sent. */
  reset(): void;
}

/**
 * Checks a form when it is sent. Its button is never grey: pressed too early, each field says what it still needs. Fields
 * that read what is typed by themselves (days, money, phones) are found by their aria-invalid and keep the form as well.
 */
export function useCheck<K extends string>(wrongs: Wrongs<K>): Check<K> {
  const [tried, setTried] = useState(false);
  const latest = useRef(wrongs);
  latest.current = wrongs;
  const isWrong = () => Object.values(latest.current).some((wrong) => wrong !== false && wrong !== undefined);
  return {
    form: (send) => ({
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        // A form inside a panel of another one is not sent with it.
        event.stopPropagation();
        const form = event.currentTarget;
        setTried(true);
        if (isWrong()) {
          // The sentences appear with the next drawing, and with them the marks by which the field is found.
          requestAnimationFrame(() => firstWrong(form)?.focus());
          return;
        }
        const unread = firstWrong(form);
        if (unread !== undefined) unread.focus();
        else send();
      },
    }),
    error: (field) => (tried ? wrongs[field] || undefined : undefined),
    reset: () => setTried(false),
  };
}

function firstWrong(form: HTMLFormElement): HTMLElement | undefined {
  return [...form.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].find((one) => one.offsetParent !== null);
}

/** True for what may be an e-mail address; whether it is one the server decides. */
export function looksLikeEmail(typed: string): boolean {
  return /^\S+@[^\s@]+\.[^\s@]+$/.test(typed.trim());
}
