/** The question that waits for the person, and who is told when it comes and goes. */
let waiting: ((confirmed: boolean) => void) | undefined;
const listeners = new Set<() => void>();

/** Asks whoever sits here to prove that it is she; answered by the dialog of the shell. A second call joins no first: it is refused. */
export function askToConfirm(): Promise<boolean> {
  if (waiting !== undefined || listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = resolve;
    for (const tell of listeners) tell();
  });
}

/** Ends the question. */
export function answerConfirm(confirmed: boolean): void {
  waiting?.(confirmed);
  waiting = undefined;
  for (const tell of listeners) tell();
}

/** For the dialog: told of each question. */
export function watchConfirm(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function isConfirmAsked(): boolean {
  return waiting !== undefined;
}
