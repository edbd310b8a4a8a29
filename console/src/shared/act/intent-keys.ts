import { newKey } from '@peyvand/sdk/client';

/** Idempotency keys of one act, each of one wish. */
export interface IntentKeys {
  /** The key of a wish: the same until it was fulfilled, so that a press repeated after a broken connection is one act. */
  of(wish: unknown): string;
  /** The wish was fulfilled: the same once more is another act. */
  fulfilled(wish: unknown): void;
}

export function intentKeys(make: () => string = newKey): IntentKeys {
  const known = new Map<string, string>();
  return {
    of(wish) {
      const text = textOf(wish);
      const key = known.get(text) ?? make();
      known.set(text, key);
      return key;
    },
    fulfilled: (wish) => void known.delete(textOf(wish)),
  };
}

/** A wish as text; a file stands for itself by what tells it from another. */
function textOf(wish: unknown): string {
  const plain = (_: string, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value;
  return JSON.stringify(wish, plain) ?? '';
}
