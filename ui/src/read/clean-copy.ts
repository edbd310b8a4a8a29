/**
 * Isolates keep a sign beside its number and a Latin value in its own direction while a line is shown. Whoever copies that
 * line wants the value alone: a phone with an invisible mark in it is not found, and a sum with one is text to a spreadsheet.
 */
const isolates = /[\u2066-\u2069]/g;

/** A shown text without the marks that only its place on the screen needed. */
export function withoutIsolates(text: string): string {
  return text.replace(isolates, '');
}

/** Gives the clipboard what was selected without isolates, as text and as markup. What has none is left to the browser. */
export function copyWithoutIsolates(page: Document): void {
  page.addEventListener('copy', (event) => {
    const selection = page.getSelection();
    const into = event.clipboardData;
    if (event.defaultPrevented || selection === null || selection.rangeCount === 0 || into === null) return;
    const text = selection.toString();
    const clean = withoutIsolates(text);
    if (clean === text) return;
    const holder = page.createElement('div');
    for (let index = 0; index < selection.rangeCount; index++)
      holder.append(selection.getRangeAt(index).cloneContents());
    into.setData('text/plain', clean);
    into.setData('text/html', withoutIsolates(holder.innerHTML));
    event.preventDefault();
  });
}
