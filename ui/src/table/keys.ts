/**
 * The key a person pressed by its place on the keyboard, so that j, k, e and the rest also work with a Persian layout
 * (where the J key types «ت»). Named keys keep their name; with Ctrl, Alt or ⌘ held it is not one of ours.
 */
export function placeOf(event: {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): string {
  if (event.ctrlKey || event.metaKey || event.altKey) return '';
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  return event.code === 'Slash' ? (event.key === '؟' || event.key === '?' ? '?' : '/') : event.key;
}

/** True while a window, a menu or a small window lies over the page: keys are meant for that. */
export function isCovered(): boolean {
  return document.querySelector('[aria-modal="true"], [role="menu"], .mantine-Popover-dropdown') !== null;
}

/** True while the reader types into a field, where letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * The row to stand on after a key, or null when the key moves nothing.
 * @param at present row, -1 for none
 * @param count rows known so far
 * @param page rows that fit on the screen
 */
export function rowAfter(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (row: number) => Math.min(count - 1, Math.max(0, row));
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return within(at + 1);
    case 'k':
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
