/**
 * By what an erased address is known again: a hash under the installation's key, so that the few billion phone numbers cannot
 * be tried out by somebody who has the table alone.
 * @param address kind and match key: "phone +98912…"
 */
export function suppressionKey(
  secrets: { fingerprint(value: string, purpose: string): string },
  workspaceId: string,
  address: string,
): string {
  return secrets.fingerprint(`${workspaceId} ${address}`, 'suppression');
}
