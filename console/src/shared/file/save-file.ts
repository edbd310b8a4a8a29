/** Hands a file to the browser for saving. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has begun to read it once the click has returned to the loop
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}
