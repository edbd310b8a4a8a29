import { newKey } from '@peyvand/sdk/client';
import { useState } from 'react';

/** An idempotency key that lives as long as the wish stays the same: a repeated press is one act, a changed wish another. */
export function useIntentKey(wish: unknown): string {
  const text = JSON.stringify(wish);
  const [intent, setIntent] = useState(() => ({ text, key: newKey() }));
  if (intent.text === text) return intent.key;
  const next = { text, key: newKey() };
  setIntent(next);
  return next.key;
}
