import { useEffect, useRef } from 'react';
import { isCovered, isTyping, placeOf } from '../table/keys.ts';

// Asked before anybody answers the key: the Esc that closes a window must not also leave the page under it.
let coveredAtPress = false;
if (typeof window !== 'undefined') {
  window.addEventListener(
    'keydown',
    () => {
      coveredAtPress = isCovered();
    },
    { capture: true },
  );
}

/**
 * Runs `act` when the shortcut is pressed anywhere on the page: one key by its place on the keyboard ("/", "?", "e"),
 * not while the reader types; or "ctrl+k" (⌘K on a Mac), also while she types.
 * @param before the page answers the key before the shell does: "/" is a list's own search
 */
export function useShortcut(shortcut: string, act: () => void, { before = false } = {}): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const withCtrl = shortcut.startsWith('ctrl+');
    const code = `Key${shortcut.slice(5).toUpperCase()}`;
    const listen = (event: KeyboardEvent) => {
      const pressed = withCtrl
        ? (event.ctrlKey || event.metaKey) && event.code === code
        : !isTyping(event.target) && placeOf(event) === shortcut;
      if (event.defaultPrevented || !pressed || (!withCtrl && coveredAtPress)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen, { capture: before });
    return () => window.removeEventListener('keydown', listen, { capture: before });
  }, [shortcut, before]);
}
