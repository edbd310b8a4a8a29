import { useCallback, useState } from 'react';

const prefix = 'peyvand.draft.';

/**
 * A text that is being written and not yet sent. It outlives a page that was left or loaded anew in this window, and ends when it
 * was sent or somebody signs out.
 * @param place what it is about: "note <customer>"
 */
export function useDraft(place: string): [string, (text: string) => void] {
  const name = `${prefix}${place}`;
  const [text, setText] = useState(() => sessionStorage.getItem(name) ?? '');
  const change = useCallback(
    (next: string) => {
      setText(next);
      if (next === '') sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, next);
    },
    [name],
  );
  return [text, change];
}

/** Forgets all drafts of this window: the next to sign in is perhaps somebody else. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
}
