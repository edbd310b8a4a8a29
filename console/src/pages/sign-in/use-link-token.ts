import { useLocation } from '@tanstack/react-router';

/**
 * The one-time token of the link that was followed. It stands behind the # of the address: a browser sends that to nobody, so
 * it is in no server's log. '' when the link was cut on its way.
 */
export function useLinkToken(): string {
  const { hash } = useLocation();
  return new URLSearchParams(hash).get('token') ?? '';
}
